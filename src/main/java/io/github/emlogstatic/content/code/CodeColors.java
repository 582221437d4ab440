package io.github.emlogstatic.content.code;

import java.util.Locale;
import java.util.Optional;

/** Colours source code, as highlight.js does, but without a script in the page. Safe for several threads. */
public final class CodeColors {

    /** Longer code stays plain. Nobody reads it, and it would cost time in every build. */
    private static final int LONGEST = 200_000;

    private CodeColors() {}

    /** Whether code of the language gets colours. */
    public static boolean knows(String language) {
        String name = language.toLowerCase(Locale.ROOT);
        return isDiff(name)
                || KeywordLanguage.named(name).isPresent()
                || ScannedLanguage.named(name).isPresent();
    }

    private static boolean isDiff(String name) {
        return name.equals("diff") || name.equals("patch");
    }

    /**
     * The code as HTML: escaped text and {@code span} elements with {@code hljs-} classes; empty if the language is not
     * known or its scanner misreads the code.
     *
     * @param language as in the classes of code blocks, in any case: {@code java}, {@code C++}, {@code yml}
     */
    public static Optional<String> html(String language, String code) {
        if (code.length() > LONGEST) {
            return Optional.empty();
        }
        String name = language.toLowerCase(Locale.ROOT);
        if (isDiff(name)) {
            return Optional.of(DiffLines.html(code));
        }
        Optional<KeywordLanguage> simple = KeywordLanguage.named(name);
        return simple.isPresent()
                ? Optional.of(simple.get().html(code))
                : ScannedLanguage.named(name).flatMap(scanned -> scanned.html(code));
    }
}
