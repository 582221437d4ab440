package io.github.emlogstatic.content;

/** Text without the characters that break XML and HTML. */
public final class CleanText {

    private CleanText() {}

    /** The same text without control characters (but tab and line ends), lone surrogates and noncharacters. */
    public static String of(String text) {
        throw new UnsupportedOperationException("not written yet");
    }
}
