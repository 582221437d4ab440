package io.github.emlogstatic.address;

import io.github.emlogstatic.model.SiteKey;

/**
 * What a link inside the blog points to.
 *
 * @param key what it shows
 * @param page the page of a list, counted from the newest as emlog does; 1 for anything that is not a list
 * @param fragment without {@code #}, or empty
 */
public record LinkedPage(SiteKey key, int page, String fragment) {}
