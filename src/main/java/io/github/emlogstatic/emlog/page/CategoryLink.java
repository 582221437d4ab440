package io.github.emlogstatic.emlog.page;

/**
 * A link in the menu or in a list of categories, which may lead to a category.
 *
 * @param name as shown, without the number of articles
 * @param address relative to the base
 * @param description the link's title, or empty
 * @param parentAddress the address of the link that it is nested under, or empty
 */
public record CategoryLink(String name, String address, String description, String parentAddress) {}
