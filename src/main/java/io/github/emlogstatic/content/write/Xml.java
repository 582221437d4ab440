package io.github.emlogstatic.content.write;

import io.github.emlogstatic.content.text.CleanText;
import java.nio.charset.StandardCharsets;

/**
 * Writes XML, one element a line. Texts are escaped, and characters that XML forbids are left out. For one thread.
 *
 * <p>It is not Java's {@code XMLStreamWriter}, because that leaves {@code "} in texts as it is: feeds that have been
 * published would change in each such text, and be sent again.
 */
public final class Xml {

    private final StringBuilder xml = new StringBuilder();

    /** Starts a whole document. {@code new Xml()} starts a part of one. */
    public static Xml document() {
        Xml document = new Xml();
        document.xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        return document;
    }

    /** @param attributes names and values in turn */
    public Xml open(String name, String... attributes) {
        start(name, attributes);
        xml.append(">\n");
        return this;
    }

    /** Ends the element that {@link #open} has started. */
    public Xml close(String name) {
        xml.append("</").append(name).append(">\n");
        return this;
    }

    /**
     * An element that holds a text.
     *
     * @param attributes names and values in turn
     */
    public Xml element(String name, String text, String... attributes) {
        start(name, attributes);
        xml.append('>').append(escaped(text));
        return close(name);
    }

    public Xml element(String name, long number) {
        return element(name, Long.toString(number));
    }

    /** An element that holds others. */
    public Xml element(String name, Xml inner) {
        return open(name).add(inner).close(name);
    }

    /** An element whose text stands as it is, in sections that no text can end. */
    public Xml cdata(String name, String text, String... attributes) {
        start(name, attributes);
        xml.append("><![CDATA[")
                .append(CleanText.of(text).replace("]]>", "]]]]><![CDATA[>"))
                .append("]]>");
        return close(name);
    }

    /**
     * An element without content.
     *
     * @param attributes names and values in turn
     */
    public Xml empty(String name, String... attributes) {
        start(name, attributes);
        xml.append("/>\n");
        return this;
    }

    /** Adds all that another one has. */
    public Xml add(Xml others) {
        xml.append(others.xml);
        return this;
    }

    private void start(String name, String... attributes) {
        xml.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    private static String escaped(String text) {
        return CleanText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The document in UTF-8. */
    public byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
