package io.github.emlogstatic.language;

/**
 * One way to translate a text.
 *
 * @param text the translation
 * @param letters how many Latin letters no sentence of the catalogue accounts for: names, addresses, English
 * @param pieces the number of pieces of the text that these are
 */
record Translation(String text, int letters, int pieces) {

    static Translation untranslated(String text) {
        return new Translation(
                text, (int) text.chars().filter(Translation::isLetter).count(), text.isEmpty() ? 0 : 1);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Two parts of a message with something between them. A colon takes no text apart that belongs together. */
    static Translation of(Translation left, String between, Translation right, String end) {
        int pieces = left.pieces + right.pieces - (between.equals("：") ? 1 : 0);
        return new Translation(left.text + between + right.text + end, left.letters + right.letters, pieces);
    }

    /** The better one of two; this one if they are equally good. */
    Translation or(Translation other) {
        boolean better = other.letters < letters || other.letters == letters && other.pieces < pieces;
        return better ? other : this;
    }
}
