package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.content.text.CleanText;
import java.nio.charset.StandardCharsets;

/** Writes XML. Text is escaped, and characters that XML forbids are left out. For one thread. */
final class Xml {

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

    /** @param attributes names and values in turn */
    Xml open(String name, String... attributes) {
        start(name, attributes);
        xml.append(">\n");
        return this;
    }

    Xml close(String name) {
        xml.append("</").append(name).append(">\n");
        return this;
    }

    Xml element(String name, String text, String... attributes) {
        start(name, attributes);
        xml.append('>').append(escaped(text)).append("</").append(name).append(">\n");
        return this;
    }

    Xml empty(String name, String... attributes) {
        start(name, attributes);
        xml.append("/>\n");
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

    byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
