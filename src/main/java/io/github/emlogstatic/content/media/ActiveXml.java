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
import org.jsoup.parser.Parser;

/**
 * Tells whether an SVG or another XML runs something when a browser opens it as a page of its own: scripts, handlers of
 * events, addresses with {@code javascript:}, other documents in it, style sheets that make a page of it (XSLT), entities
 * that may stand for any of these. In an image none of that runs; but an upload has an address of its own.
 */
public final class ActiveXml {

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

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]*)", Pattern.CASE_INSENSITIVE);

    /** In these, a letter of a tag is the byte that it is in ASCII. Others can hide tags. */
    private static final Pattern PLAIN_ENCODING = Pattern.compile(
            "utf-?8|us-ascii|iso-?8859-?\\d+|windows-125\\d|gb2312|gbk|gb18030|big5|euc-(?:jp|kr|tw|cn)|shift_jis|koi8-[ru]",
            Pattern.CASE_INSENSITIVE);

    private ActiveXml() {}

    /** Whether browsers take an upload of that name for XML. */
    public static boolean isXml(String path) {
        return ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether the XML runs something. Packed XML cannot be read, so it counts as running something. */
    public static boolean runs(byte[] xml) {
        if (isPacked(xml) || isOddlyEncoded(xml)) {
            return true;
        }
        String text = text(xml);
        return SAID.matcher(text).find() || runs(Jsoup.parse(text, "", Parser.xmlParser()));
    }

    static boolean isPacked(byte[] xml) {
        return xml.length > 1 && xml[0] == 0x1f && (xml[1] & 0xff) == 0x8b;
    }

    private static boolean isOddlyEncoded(byte[] xml) {
        Optional<String> encoding = encoding(xml);
        return charset(xml).equals(StandardCharsets.UTF_8)
                && encoding.isPresent()
                && !PLAIN_ENCODING.matcher(encoding.get().strip()).matches();
    }

    /** The encoding that the first line names. */
    private static Optional<String> encoding(byte[] xml) {
        String head = new String(xml, 0, Math.min(xml.length, 300), StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(head);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The text of a file, in the encoding that it names itself. */
    static String text(byte[] xml) {
        Charset charset = charset(xml);
        if (charset.equals(StandardCharsets.UTF_8)) {
            charset = encoding(xml)
                    .filter(ActiveXml::isKnown)
                    .map(name -> Charset.forName(name.strip()))
                    .orElse(charset);
        }
        return new String(xml, charset).replace("\uFEFF", "");
    }

    private static boolean isKnown(String name) {
        return PLAIN_ENCODING.matcher(name.strip()).matches() && Charset.isSupported(name.strip());
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
            boolean inside = element.parent() != null;
            if (inside && isActive(element, html)) {
                element.remove();
            }
        }
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
        String name = local(element.tagName());
        return ELEMENTS.contains(name)
                || html && ELEMENTS_OF_HTML.contains(name)
                || element.attributes().asList().stream().anyMatch(ActiveXml::isActive);
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

    /** The encoding by the first bytes, as browsers find it: UTF-16 or UTF-8. */
    private static Charset charset(byte[] xml) {
        int first = xml.length > 1 ? (xml[0] & 0xff) << 8 | xml[1] & 0xff : 0;
        return switch (first) {
            case 0xfeff, 0x003c -> StandardCharsets.UTF_16BE;
            case 0xfffe, 0x3c00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
