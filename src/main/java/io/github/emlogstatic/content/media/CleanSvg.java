package io.github.emlogstatic.content.media;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/** Makes a copy of an SVG without whatever {@link ActiveXml} finds in it. The picture looks the same. */
final class CleanSvg {

    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^\\[>]*+(?:\\[([^\\]]*+)\\])?+\\s*+>");

    /** A plain text that old versions of Illustrator name once and use for namespaces. */
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([\\w.-]+)\\s+(?:\"([^\"<&%]{0,200})\"|'([^'<&%]{0,200})')\\s*>");

    private static final Pattern USED = Pattern.compile("&([\\w.-]+);");

    private static final int LONGEST = 1 << 24;

    private CleanSvg() {}

    /** A copy that runs nothing; empty if there is none, because the file is packed, too large or no SVG. */
    static Optional<byte[]> of(byte[] svg) {
        if (ActiveXml.isPacked(svg) || svg.length > LONGEST) {
            return Optional.empty();
        }
        Optional<String> text = withoutDoctype(ActiveXml.text(svg));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Document document = Jsoup.parse(text.get(), "", Parser.xmlParser());
        Element root = document.firstElementChild();
        if (root == null || !ActiveXml.local(root.tagName()).equals("svg")) {
            return Optional.empty();
        }
        ActiveXml.removeActive(document);
        document.outputSettings()
                .prettyPrint(false)
                .escapeMode(EscapeMode.xhtml)
                .charset(StandardCharsets.UTF_8);
        byte[] clean = root.outerHtml().getBytes(StandardCharsets.UTF_8);
        return ActiveXml.runs(clean) ? Optional.empty() : Optional.of(clean);
    }

    /** Replaces each entity by the text that the document type gives it, and removes the document type. */
    private static Optional<String> withoutDoctype(String text) {
        Matcher doctype = DOCTYPE.matcher(text).region(doctype(text), text.length());
        if (!doctype.lookingAt() || doctype.group(1) == null) {
            return Optional.of(text);
        }
        Map<String, String> named = new HashMap<>();
        ENTITY.matcher(doctype.group(1))
                .results()
                .forEach(entity -> named.put(
                        entity.group(1), Optional.ofNullable(entity.group(2)).orElse(entity.group(3))));
        StringBuilder written = new StringBuilder(text.substring(0, doctype.start()));
        int from = doctype.end();
        for (MatchResult used : USED.matcher(text).results().toList()) {
            if (used.start() >= from && named.containsKey(used.group(1))) {
                written.append(text, from, used.start()).append(named.get(used.group(1)));
                from = used.end();
            }
            if (written.length() > LONGEST) {
                return Optional.empty();
            }
        }
        return Optional.of(written.append(text.substring(from)).toString());
    }

    /** The position where the document type may stand: before the root element, after comments and instructions. */
    private static int doctype(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<!--", at)) {
                at = behind("-->", text, at + 4);
            } else if (text.startsWith("<?", at)) {
                at = behind("?>", text, at + 2);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int behind(String end, String text, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
