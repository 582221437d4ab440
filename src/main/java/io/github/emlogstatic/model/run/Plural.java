package io.github.emlogstatic.model.run;

/** A number of things in English, as in a message: {@code 1 file}, {@code 2 files}. */
public final class Plural {

    private Plural() {}

    /**
     * The number, a space, and what follows it. Both texts are keys of a catalogue, as those of {@code ngettext} are, so they
     * must be literals.
     */
    public static String of(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
