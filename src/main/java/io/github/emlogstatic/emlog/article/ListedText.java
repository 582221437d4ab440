package io.github.emlogstatic.emlog.article;

/**
 * What a list shows of an article's text: the excerpt, or the whole content if there is no excerpt. It is kept, or read each
 * time that somebody asks for it, because all texts of a blog may be more than the memory.
 */
public interface ListedText {

    /** HTML as the list gives it. */
    String html();

    /** As its author typed it; empty before emlog 2.4.0. */
    String source();

    /** The number of characters of both. */
    default int length() {
        return html().length() + source().length();
    }

    /** A text that is kept. */
    static ListedText of(String html, String source) {
        return new Kept(html, source);
    }

    /** A text that is kept. */
    record Kept(String html, String source) implements ListedText {}
}
