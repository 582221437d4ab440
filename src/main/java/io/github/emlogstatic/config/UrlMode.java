package io.github.emlogstatic.config;

/** How emlog addresses what has no alias, as its settings call it. */
public enum UrlMode {
    /** {@code ?post=12} */
    DYNAMIC,
    /** {@code post-12.html} */
    STATIC,
    /** {@code post/12} */
    FOLDER
}
