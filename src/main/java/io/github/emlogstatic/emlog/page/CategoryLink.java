package io.github.emlogstatic.emlog.page;

/**
 * A link of the menu or of a list of categories, which may lead to a category.
 *
 * @param name as shown, without a count of articles
 * @param address relative to the base
 * @param description the link's title, or empty
 * @param parentAddress address of the link below which it stands, or empty
 */
public record CategoryLink(String name, String address, String description, String parentAddress) {}
