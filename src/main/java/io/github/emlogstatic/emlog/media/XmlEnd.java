package io.github.emlogstatic.emlog.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether an XML file, such as an SVG, ends before its root element does. */
final class XmlEnd {

    /** The start of an XML file, or of an SVG without a declaration. A byte order mark may come first. */
    private static final Pattern START =
            Pattern.compile("(?:\u00ef\u00bb\u00bf)?\\s*(?=<\\?xml\\s|<svg\\b|<!DOCTYPE svg\\b)");

    /** A declaration, a comment or a document type, which may come before the root element. */
    private static final Pattern PROLOG =
            Pattern.compile("\\s+|(?s:<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*+(?:\\[.*?\\]\\s*+)?>)");

    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w:.-]*)");

    private XmlEnd() {}

    /**
     * Whether the root element is not closed; false for what is no XML.
     *
     * @param start the first bytes, as ISO 8859-1
     * @param end the last bytes, as ISO 8859-1; they may be the same
     */
    static boolean isMissing(String start, String end) {
        Matcher matcher = START.matcher(start);
        if (!matcher.lookingAt()) {
            return false;
        }
        int at = matcher.end();
        matcher.usePattern(PROLOG);
        while (matcher.region(at, start.length()).lookingAt()) {
            at = matcher.end();
        }
        matcher.usePattern(ROOT);
        if (!matcher.region(at, start.length()).lookingAt()) {
            return true;
        }
        boolean closesItself = end.stripTrailing().endsWith("/>") && start.indexOf('<', matcher.end()) < 0;
        return !closesItself
                && !Pattern.compile("</" + Pattern.quote(matcher.group(1)) + "\\s*>")
                        .matcher(end)
                        .find();
    }
}
