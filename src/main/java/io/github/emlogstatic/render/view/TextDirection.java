package io.github.emlogstatic.render.view;

/**
 * Tells whether a text is written from right to left, as Arabic, Hebrew, Persian and Urdu are: if more of its letters are of
 * such a script than of others. HTML's {@code dir=auto} looks at the first letter alone, which may be that of an English name.
 */
final class TextDirection {

    /** The first letter of the scripts that are written from right to left. */
    private static final char FIRST = 0x590;

    private TextDirection() {}

    static boolean isRightToLeft(String text) {
        int more = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                more += c >= FIRST && isOfSuchAScript(c) ? 1 : -1;
            }
        }
        return more > 0;
    }

    private static boolean isOfSuchAScript(char letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
