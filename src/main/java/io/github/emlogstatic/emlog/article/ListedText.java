package io.github.emlogstatic.emlog.article;

/**
 * What a list shows of an article's text: the excerpt, or the whole content if there is no excerpt. It is kept, or read each
 * time that somebody asks for it, because all texts of a blog may be more than the memory.
 */
public interface ListedText {

    /** HTML as the list prints it; empty if there is a source that has all of it. */
    String description();

    /** The description as its author typed it; empty before emlog 2.4.0. */
    String descriptionSource();

    /** The number of characters of both. */
    default int length() {
        return description().length() + descriptionSource().length();
    }

    /** A text that is kept. */
    static ListedText of(String description, String source) {
        return new Kept(description, source);
    }

    /** A text that is kept. */
    record Kept(String description, String descriptionSource) implements ListedText {}
}
