package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.address.Percent;

/**
 * The path of the site's home page, in the forms that rules of web servers need.
 *
 * @param encoded percent-encoded, as browsers send it, with a final slash
 */
record SiteRoot(String encoded) {

    /** The path without its encoding, as servers compare it with their own. */
    String decoded() {
        return Percent.decode(encoded);
    }

    /** A regular expression that matches the path in the first line of a request. */
    String pattern() {
        return literal(encoded);
    }

    /** A regular expression, for any server, that matches a text. */
    static String literal(String text) {
        return text.replaceAll("[\\\\.+*?()\\[\\]{}|^$]", "\\\\$0");
    }
}
