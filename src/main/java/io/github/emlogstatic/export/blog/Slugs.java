package io.github.emlogstatic.export.blog;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Short names for files and addresses: letters and digits of all scripts in lower case, with hyphens between them. */
public final class Slugs {

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern HYPHENS_AROUND = Pattern.compile("^-|-$");
    private static final int LONGEST = 90;

    private Slugs() {}

    /** The short name; empty if the text has neither letters nor digits. {@code C++} and {@code C#} differ. */
    public static String of(String text) {
        String spelled = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("+", "plus")
                .replaceAll("(?<=\\p{L})#", "sharp")
                .toLowerCase(Locale.ROOT);
        String hyphens = OTHERS.matcher(spelled).replaceAll("-");
        String cut = cut(
                HYPHENS_AROUND.matcher(hyphens).replaceAll(""),
                LONGEST,
                name -> name.getBytes(StandardCharsets.UTF_8).length);
        return HYPHENS_AROUND.matcher(cut).replaceAll("");
    }

    /** The short name, or {@code other} for a text that has none. */
    public static String nonEmpty(String text) {
        String slug = of(text);
        return slug.isEmpty() ? "other" : slug;
    }

    /** The beginning of a name, if it is longer than that, as the function measures it. */
    public static String cut(String name, int longest, ToIntFunction<String> length) {
        String cut = name;
        while (length.applyAsInt(cut) > longest) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** The name with its ending; if that is taken, {@code name-2}, {@code name-3} and so on. It is taken then. */
    public static String free(String name, String ending, Set<String> taken) {
        return free(name, ending, taken::add);
    }

    /** @param takes whether a name is free; it is taken then */
    public static String free(String name, String ending, Predicate<String> takes) {
        String free = name + ending;
        for (int i = 2; !takes.test(free); i++) {
            free = name + "-" + i + ending;
        }
        return free;
    }

    /** A short name for each text, no two the same; the first that wants a name has it. */
    static Map<String, String> unique(Collection<String> texts) {
        Map<String, String> wanted = new LinkedHashMap<>();
        texts.forEach(text -> wanted.put(text, text));
        return unique(wanted);
    }

    /** A short name for each key, made of its text, no two the same; the first that wants a name has it. */
    static <K> Map<K, String> unique(Map<K, String> texts) {
        Map<K, String> slugs = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        texts.forEach((thing, text) -> slugs.put(thing, free(nonEmpty(text), "", taken)));
        return slugs;
    }
}
