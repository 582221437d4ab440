package io.github.emlogstatic.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Translates what the program says. A message is a sentence of the catalogue, or several of them with punctuation between
 * them, as in {@code path: reason; advice}. Of several ways to take it apart, the one that leaves the fewest Latin letters
 * is right. Names, addresses and titles in a message stay as they are. Safe for several threads.
 */
public final class Translator {

    /** The language of the code, in which every text stays as it is. */
    public static final Translator ENGLISH = new Translator(Language.ENGLISH, List.of(), List::of);

    /** Punctuation between the parts of a message, and what takes its place. */
    private record Joint(String english, String translated) {}

    private static final List<Joint> JOINTS = List.of(
            new Joint("; ", "；"),
            new Joint(". ", "。"),
            new Joint("? ", "？"),
            new Joint(": ", "："),
            new Joint(", ", "，"));

    /** A name or a text to be written, which stays as it is. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    /** A quote that is still open before a joint. The joint is then part of a name. */
    private static final Pattern OPEN_QUOTE = Pattern.compile("(?:^|[ (])'[^']*$");

    /** The number of joints of each kind that are tried. More would make a long list of names slow. */
    private static final int JOINTS_TRIED = 8;

    private static final int TRANSLATIONS_KEPT = 10_000;

    /** The first of the private characters of Unicode, which stand for the texts of the user while a line is translated. */
    private static final char MASK = '\uE000';

    private final Language language;
    private final Supplier<List<CatalogueEntry>> catalogue;
    private final List<CatalogueEntry> sentences = new ArrayList<>();
    private final List<String> kept;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Translation> translations = new HashMap<>();

    /** The sentences that may be in the current line. Looking at all of them for each part would take too long. */
    private List<CatalogueEntry> candidates = List.of();

    Translator(Language language, List<String> kept, Supplier<List<CatalogueEntry>> catalogue) {
        this.language = language;
        this.kept = kept;
        this.catalogue = catalogue;
    }

    /** A translator that reads its catalogue only when there is something to translate. */
    public static Translator to(Language language) {
        return language == Language.ENGLISH
                ? ENGLISH
                : new Translator(language, List.of(), () -> Catalogue.of(language));
    }

    /**
     * The same translator for messages with texts that the user has typed. Where one of them has punctuation inside, it
     * stays as it is.
     */
    public Translator keeping(List<String> texts) {
        List<String> punctuated = texts.stream()
                .filter(text -> JOINTS.stream().anyMatch(joint -> text.contains(joint.english)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(100)
                .toList();
        return this == ENGLISH || punctuated.isEmpty() ? this : new Translator(language, punctuated, catalogue);
    }

    public Language language() {
        return language;
    }

    /** The text in the language. Each line is a message of its own. */
    public String translated(String text) {
        if (this == ENGLISH) {
            return text;
        }
        return text.lines().map(line -> unmasked(line(masked(line)))).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    private String masked(String line) {
        String masked = line;
        for (int i = 0; i < kept.size(); i++) {
            masked = masked.replace(kept.get(i), String.valueOf((char) (MASK + i)));
        }
        return masked;
    }

    private String unmasked(String line) {
        String unmasked = line;
        for (int i = 0; i < kept.size(); i++) {
            unmasked = unmasked.replace(String.valueOf((char) (MASK + i)), kept.get(i));
        }
        return unmasked;
    }

    private synchronized String line(String line) {
        if (sentences.isEmpty()) {
            readCatalogue();
        }
        String message = line.strip();
        candidates = sentences.stream().filter(entry -> entry.mayBeIn(message)).toList();
        int start = line.indexOf(message);
        String end = line.substring(start + message.length());
        return line.substring(0, start) + message(message) + end;
    }

    /** Longer sentences come first, because the first of two equally good translations is taken. */
    private void readCatalogue() {
        for (CatalogueEntry entry : catalogue.get()) {
            if (entry.isWord()) {
                words.put(entry.original(), entry.translation());
            } else {
                sentences.add(entry);
            }
        }
        sentences.sort(Comparator.comparingInt(
                        (CatalogueEntry entry) -> entry.original().length())
                .reversed());
    }

    /** A word of the catalogue is translated if it is all, or stands before the first colon or after the last one. */
    private String message(String text) {
        if (words.containsKey(text)) {
            return words.getOrDefault(text, text);
        }
        int first = text.indexOf(": ");
        if (first > 0 && words.containsKey(text.substring(0, first))) {
            return words.get(text.substring(0, first)) + "：" + message(text.substring(first + 2));
        }
        int last = text.lastIndexOf(": ");
        if (last > 0 && words.containsKey(text.substring(last + 2))) {
            return part(text.substring(0, last)).text() + "：" + words.get(text.substring(last + 2));
        }
        return part(text).text();
    }

    /** A single word inside a message stays as it is, because it may be a name. */
    private Translation part(String text) {
        Translation untranslated = Translation.untranslated(text);
        if (untranslated.letters() == 0
                || text.indexOf(' ') < 0
                || QUOTED.matcher(text).matches()) {
            return untranslated;
        }
        Translation known = translations.get(text);
        if (known != null) {
            return known;
        }
        Translation best = untranslated;
        best = best.or(bracketed(text).orElse(best));
        for (Joint joint : JOINTS) {
            best = joined(joint, text, best);
        }
        for (CatalogueEntry entry : candidates) {
            best = best.or(sentence(entry, text).orElse(best));
        }
        keep(text, best);
        return best;
    }

    private void keep(String text, Translation translation) {
        if (translations.size() >= TRANSLATIONS_KEPT) {
            translations.clear();
        }
        translations.put(text, translation);
    }

    private Optional<Translation> sentence(CatalogueEntry entry, String text) {
        return entry.values(text).map(values -> filled(entry, values));
    }

    private Translation filled(CatalogueEntry entry, List<String> values) {
        List<String> translated = new ArrayList<>();
        int letters = 0;
        int pieces = 0;
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Translation part = entry.isQuoted(i) ? Translation.untranslated(value) : part(value.strip());
            boolean command = value.startsWith(" ") && part.text().equals(value.strip()); // the options of one
            translated.add(command ? " " + part.text() : part.text());
            letters += part.letters();
            pieces += part.pieces();
        }
        return new Translation(entry.filled(translated, words), letters, pieces);
    }

    private Translation joined(Joint joint, String text, Translation usual) {
        Translation best = usual;
        int at = text.indexOf(joint.english);
        for (int tries = 0; at >= 0 && tries < JOINTS_TRIED; tries++) {
            String left = text.substring(0, at);
            String right = text.substring(at + joint.english.length());
            if (!left.endsWith("/") && !OPEN_QUOTE.matcher(left).find()) {
                best = best.or(Translation.of(part(left), joint.translated, part(right), ""));
            }
            at = text.indexOf(joint.english, at + 1);
        }
        return best;
    }

    /** A text that ends with a part in brackets. */
    private Optional<Translation> bracketed(String text) {
        int open = text.endsWith(")") ? opening(text) : -1;
        if (open < 0) {
            return Optional.empty();
        }
        Translation left = part(text.substring(0, open));
        Translation inside = part(text.substring(open + 2, text.length() - 1));
        return Optional.of(Translation.of(left, "（", inside, "）"));
    }

    /** The place of the space before the bracket that the last one closes, or -1. */
    private static int opening(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i > 0; i--) {
            depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return text.charAt(i - 1) == ' ' ? i - 1 : -1;
            }
        }
        return -1;
    }
}
