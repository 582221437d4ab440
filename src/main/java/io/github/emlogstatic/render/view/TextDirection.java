package io.github.emlogstatic.render.view;

/**
 * Tells whether a text is written from right to left, as Arabic, Hebrew, Persian and Urdu are: if more of its letters are of
 * such a script than of others. HTML's {@code dir=auto} looks at the first letter alone, which may be that of an English name.
 */
final class TextDirection {

    private TextDirection() {}

    static boolean isRightToLeft(String text) {
        return mayBe(text) && most(text);
    }

    /** Whether any character is in a block of such scripts; nearly all texts have none. */
    private static boolean mayBe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x590 && c < 0x900 || c >= 0xFB1D && c < 0xFF00) {
                return true;
            }
        }
        return false;
    }

    private static boolean most(String text) {
        int more = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                more += isOfSuchAScript(c) ? 1 : -1;
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
