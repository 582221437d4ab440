package io.github.emlogstatic.check;

/**
 * An address in a file of the site.
 *
 * @param file the path of the file, from the site's root
 * @param line counted from 1
 * @param kind what the address is for: {@code link}, {@code image}, {@code sitemap entry}…
 * @param address as written in the file
 */
public record SiteLink(String file, int line, String kind, String address) {}
