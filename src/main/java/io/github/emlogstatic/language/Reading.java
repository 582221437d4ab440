package io.github.emlogstatic.language;

/**
 * One way to translate a text.
 *
 * @param text the translation
 * @param letters how many Latin letters no sentence of the catalogue accounts for: names, addresses, English
 */
record Reading(String text, int letters) {

    /** The text as it is. */
    static Reading untranslated(String text) {
        return new Reading(text, (int) text.chars().filter(Reading::isLetter).count());
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Two parts of a message with something between them. */
    static Reading of(Reading left, String between, Reading right, String end) {
        return new Reading(left.text + between + right.text + end, left.letters + right.letters);
    }

    /** The better one of two. */
    Reading or(Reading other) {
        return other.letters < letters ? other : this;
    }
}
