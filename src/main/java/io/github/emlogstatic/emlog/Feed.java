package io.github.emlogstatic.emlog;

import java.util.Optional;

/**
 * What the blog's {@code rss.php} tells that no API method does.
 *
 * @param name the blog's name, unescaped
 * @param description the blog's subtitle
 * @param offset the offset of the newest item's date, such as {@code +08:00}; empty where the feed has no item
 */
public record Feed(String name, String description, Optional<String> offset) {}
