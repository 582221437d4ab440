package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.content.text.CleanText;
import io.github.emlogstatic.content.text.HtmlFragment;

/** Elements of XML, one a line. */
final class WxrXml {

    private final StringBuilder text = new StringBuilder();

    /** An element that holds a text. */
    WxrXml put(String name, String value) {
        text.append('<').append(name).append('>');
        HtmlFragment.escapeText(CleanText.of(value), text);
        return end(name);
    }

    WxrXml put(String name, long value) {
        return put(name, Long.toString(value));
    }

    /** An element whose text stands as it is, in sections that no text can end. */
    WxrXml cdata(String name, String value) {
        text.append('<').append(name).append('>');
        section(value);
        return end(name);
    }

    private void section(String value) {
        text.append("<![CDATA[")
                .append(CleanText.of(value).replace("]]>", "]]]]><![CDATA[>"))
                .append("]]>");
    }

    /** An element that holds others. */
    WxrXml put(String name, WxrXml inner) {
        text.append('<').append(name).append(">\n").append(inner.text);
        return end(name);
    }

    /** A category, a tag or another term that an article has. */
    WxrXml term(String domain, String slug, String name) {
        text.append("<category domain=\"")
                .append(domain)
                .append("\" nicename=\"")
                .append(slug)
                .append("\">");
        section(name);
        return end("category");
    }

    WxrXml add(WxrXml others) {
        text.append(others.text);
        return this;
    }

    private WxrXml end(String name) {
        text.append("</").append(name).append(">\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
