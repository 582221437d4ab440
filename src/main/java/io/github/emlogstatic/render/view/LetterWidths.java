package io.github.emlogstatic.render.view;

/** How wide a text is, in ems, in a usual face. */
final class LetterWidths {

    private static final int FIRST_WIDE = 0x2E80;
    private static final double NARROW = .56;

    private LetterWidths() {}

    static double of(String text) {
        return text.codePoints().mapToDouble(c -> c < FIRST_WIDE ? NARROW : 1).sum();
    }
}
