package io.github.emlogstatic.export.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Text;

/**
 * Escapes addresses in a text that are no links. Some tools turn such addresses into links. For a plain address before
 * white space that is fine; in other cases the link would show the escapes, end too early, or include words and
 * punctuation that follow.
 */
final class BareAddresses {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern START = Pattern.compile("(?i)(?:https?|ftp)(?=://)|www(?=\\.)");
    private static final Pattern PLAIN = Pattern.compile("[\\w\\-./?=#%+:@,!'()&]*");

    private BareAddresses() {}

    /**
     * Breaks odd addresses with an escape.
     *
     * @param text where it stands
     * @param escaped the same as it is to be written
     */
    static String unlinked(Text text, String escaped) {
        boolean ends = text.getNext() == null || text.getNext() instanceof HardLineBreak;
        return WORD.matcher(escaped).replaceAll(found -> {
            String word = found.group();
            boolean apart = ends || found.end() < escaped.length();
            return Matcher.quoteReplacement(
                    isPlain(word, apart) ? word : START.matcher(word).replaceAll("$0\\\\"));
        });
    }

    private static boolean isPlain(String word, boolean apart) {
        Matcher start = START.matcher(word);
        return !start.find()
                || apart
                        && PLAIN.matcher(word)
                                .region(start.start(), word.length())
                                .matches();
    }
}
