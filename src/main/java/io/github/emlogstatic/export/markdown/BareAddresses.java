package io.github.emlogstatic.export.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Text;

/**
 * Addresses in the text that are no links. Some tools make links of them, which is well for a plain one before white space;
 * any other link would show the escapes, end before them, or take in the words and the marks that follow.
 */
final class BareAddresses {

    private static final String ODD =
            "(?i)(?:(?:https?|ftp)(?=://)|www(?=\\.))(?!(?:[\\w\\-./?=#%+:@,!'()]|&(?!\\w+;))*+";

    private static final Pattern ODD_AT_END = Pattern.compile(ODD + "(?:\\s|\\z))");
    private static final Pattern ODD_BEFORE_MORE = Pattern.compile(ODD + "\\s)");

    private BareAddresses() {}

    /**
     * Breaks odd addresses with an escape.
     *
     * @param text where it stands
     * @param escaped the same as it is to be written
     */
    static String unlinked(Text text, String escaped) {
        boolean ends = text.getNext() == null || text.getNext() instanceof HardLineBreak;
        return (ends ? ODD_AT_END : ODD_BEFORE_MORE).matcher(escaped).replaceAll("$0\\\\");
    }
}
