package io.github.emlogstatic.content.media;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * Tells whether an SVG or another XML runs something when a browser opens it as a page of its own: scripts, handlers of
 * events, addresses with {@code javascript:}, other documents in it, style sheets that make a page of it (XSLT), entities
 * that may stand for any of these. In an image none of that runs; but an upload has an address of its own.
 */
final class ActiveXml {

    private static final Set<String> ENDINGS = Set.of(
            "svg", "svgz", "xml", "xsl", "xslt", "xbl", "rdf", "rss", "atom", "mml", "wsdl", "xsd", "kml", "gpx");

    private static final Set<String> ELEMENTS =
            Set.of("script", "handler", "listener", "iframe", "frame", "object", "embed", "applet", "portal");

    /** Elements that do something in XHTML, and are mere data in other XML. */
    private static final Set<String> ELEMENTS_OF_HTML = Set.of("form", "meta", "base", "link");

    private static final String HTML = "//www.w3.org/1999/xhtml";

    /** Browsers run scripts only in documents that use one of these. */
    private static final List<String> LANGUAGES = List.of(HTML, "//www.w3.org/2000/svg", "//www.w3.org/1998/Math");

    /** Declarations before the first element that let a file load or define something else. */
    private static final Pattern SAID =
            Pattern.compile("<!ENTITY|<\\?xml-stylesheet|<!ATTLIST", Pattern.CASE_INSENSITIVE);

    /** An address that runs a script. An animation may set several addresses, with semicolons between them. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:^|;)(?:javascript:|vbscript:|data:(?!image/(?:png|jpe?g|gif|webp|avif)[;,]|font/))");

    /** The byte order mark of UTF-8, a character for each byte. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /** The first bytes of a file that says how it is encoded. */
    private static final Pattern SAYS = Pattern.compile("\\s*+<\\?xml[\\s?]", Pattern.CASE_INSENSITIVE);

    /** The declaration of such a file, as the standard of XML allows it. Browsers may understand others in their own way. */
    private static final Pattern DECLARATION = Pattern.compile(
            "\\s*+<\\?xml\\s++version\\s*+=\\s*+(?:\"[\\w.]*+\"|'[\\w.]*+')"
                    + "(?:\\s++encoding\\s*+=\\s*+(?:\"(?<double>[\\w.:-]++)\"|'(?<single>[\\w.:-]++)'))?+"
                    + "(?:\\s++standalone\\s*+=\\s*+(?:\"\\w*+\"|'\\w*+'))?+\\s*+\\?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_BYTE_ENCODING =
            Pattern.compile("utf-?8|us-ascii|iso-?8859-?\\d+|windows-125\\d|koi8-[ru]", Pattern.CASE_INSENSITIVE);

    /** In these, a byte below that of {@code @} is always its own character. Other encodings can hide tags. */
    private static final Pattern EAST_ASIAN_ENCODING =
            Pattern.compile("gb2312|gbk|gb18030|big5|euc-(?:jp|kr|tw|cn)|shift_jis", Pattern.CASE_INSENSITIVE);

    /**
     * Two bytes that are one character or two, depending on the exact encoding. Only in the second case can they be
     * part of the end of a CDATA section.
     */
    private static final Pattern DOUBTFUL = Pattern.compile("[\\x80-\\xff][\\[\\]]");

    private ActiveXml() {}

    /** Whether browsers take an upload of that name for XML. */
    static boolean isXml(String path) {
        return ServedType.endings(path).stream().anyMatch(ENDINGS::contains);
    }

    /**
     * Whether the XML runs something. What cannot be read counts as running something. The bytes are read as ASCII:
     * Java's decoders may take the first byte of a tag for the rest of a broken character where those of browsers do
     * not.
     */
    static boolean runs(byte[] xml) {
        if (isPacked(xml) || isOddlyEncoded(xml)) {
            return true;
        }
        String text = new String(xml, byteOrder(xml).orElse(StandardCharsets.ISO_8859_1));
        return SAID.matcher(text).find() || runs(Jsoup.parse(text, "", Parser.xmlParser()));
    }

    static boolean isPacked(byte[] xml) {
        return xml.length > 1 && xml[0] == 0x1f && (xml[1] & 0xff) == 0x8b;
    }

    private static boolean isOddlyEncoded(byte[] xml) {
        String text = beginning(xml);
        if (byteOrder(xml).isPresent() || !SAYS.matcher(text).lookingAt()) {
            return false;
        }
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt()) {
            return true;
        }
        String name = encoding(declaration);
        return EAST_ASIAN_ENCODING.matcher(name).matches()
                ? DOUBTFUL.matcher(text).find()
                : !ONE_BYTE_ENCODING.matcher(name).matches();
    }

    private static String beginning(byte[] xml) {
        String text = new String(xml, StandardCharsets.ISO_8859_1);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static String encoding(Matcher declaration) {
        String quoted = declaration.group("double") != null ? declaration.group("double") : declaration.group("single");
        return quoted == null ? "utf-8" : quoted;
    }

    /** The text of a file, in the encoding that it names itself. */
    static String text(byte[] xml) {
        Charset charset = byteOrder(xml).orElseGet(() -> named(xml));
        return new String(xml, charset).replace("\uFEFF", "");
    }

    private static Charset named(byte[] xml) {
        Matcher declaration = DECLARATION.matcher(beginning(xml));
        String name = declaration.lookingAt() ? encoding(declaration) : "utf-8";
        boolean known = ONE_BYTE_ENCODING.matcher(name).matches()
                || EAST_ASIAN_ENCODING.matcher(name).matches();
        return known && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** Removes from a document whatever runs in it. */
    static void removeActive(Document document) {
        boolean html = isIn(document, HTML);
        for (Element element : document.getAllElements()) {
            element.attributes().asList().stream()
                    .filter(ActiveXml::isActive)
                    .map(Attribute::getKey)
                    .toList()
                    .forEach(element.attributes()::remove);
            if (element.children().stream().anyMatch(child -> isActive(local(child.tagName()), html))) {
                removeActiveChildren(element, html);
            }
        }
    }

    /** Removes them at once: each would cost a walk over all later ones. */
    private static void removeActiveChildren(Element parent, boolean html) {
        List<Node> harmless = parent.childNodes().stream()
                .filter(node -> !(node instanceof Element child && isActive(local(child.tagName()), html)))
                .toList();
        parent.empty().appendChildren(harmless);
    }

    private static boolean runs(Document document) {
        boolean runs = LANGUAGES.stream().anyMatch(language -> isIn(document, language));
        boolean html = isIn(document, HTML);
        return runs && document.getAllElements().stream().anyMatch(element -> isActive(element, html));
    }

    private static boolean isIn(Document document, String language) {
        return document.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .anyMatch(attribute -> attribute.getKey().startsWith("xmlns")
                        && attribute.getValue().contains(language));
    }

    private static boolean isActive(Element element, boolean html) {
        return isActive(local(element.tagName()), html)
                || element.attributes().asList().stream().anyMatch(ActiveXml::isActive);
    }

    private static boolean isActive(String name, boolean html) {
        return ELEMENTS.contains(name) || html && ELEMENTS_OF_HTML.contains(name);
    }

    private static boolean isActive(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]+", "").toLowerCase(Locale.ROOT);
        boolean handler = name.startsWith("on") || name.equals("srcdoc");
        boolean handled = name.equals("attributename") && value.startsWith("on");
        return handler || handled || ADDRESS.matcher(value).find();
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** The encoding by the first bytes, as browsers find it: UTF-16, or none. */
    private static Optional<Charset> byteOrder(byte[] xml) {
        int first = xml.length > 1 ? (xml[0] & 0xff) << 8 | xml[1] & 0xff : 0;
        return switch (first) {
            case 0xfeff, 0x003c -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xfffe, 0x3c00 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }
}
