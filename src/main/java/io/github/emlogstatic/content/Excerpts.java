package io.github.emlogstatic.content;

/** Plain text from HTML. */
public final class Excerpts {

    private Excerpts() {}

    /** The start of the text on one line, at most {@code max} characters (code points), ending in … where it is cut. */
    public static String summary(String html, int max) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The whole text on one line, for search. */
    public static String text(String html) {
        throw new UnsupportedOperationException("not written yet");
    }
}
