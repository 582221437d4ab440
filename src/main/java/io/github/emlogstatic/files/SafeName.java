package io.github.emlogstatic.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes file names that every file system accepts, those of Windows and macOS included. */
public final class SafeName {

    /** Names that Windows keeps for itself, and its other name for {@code .git}, which git stores on no system. */
    private static final Set<String> RESERVED = Set.of(
            "git~1", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "com¹", "com²", "com³", "lpt¹",
            "lpt²", "lpt³", "conin$", "conout$");

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}<>:\"/\\\\|?*]");
    private static final Pattern DOTS_AT_END = Pattern.compile("(?<![. ])[. ]++$");
    private static final Pattern ENDINGS = Pattern.compile("\\..*");

    private SafeName() {}

    /** A safe form of one part of a path. A safe name stays as it is. */
    public static String of(String part) {
        String printable = UNSAFE.matcher(part).replaceAll("_");
        String safe = DOTS_AT_END.matcher(printable).replaceAll("_").strip();
        return safe.isEmpty() || safe.startsWith(".") || isReserved(safe) ? "_" + safe : safe;
    }

    private static boolean isReserved(String name) {
        String stem = ENDINGS.matcher(name).replaceAll("").strip().toLowerCase(Locale.ROOT);
        return RESERVED.contains(stem);
    }

    /** The reserved name for which this is the safe one: {@code con} for {@code _con}; empty for another name. */
    public static Optional<String> reserved(String safe) {
        return safe.startsWith("_") ? Optional.of(safe.substring(1)).filter(SafeName::isReserved) : Optional.empty();
    }

    /** A key that is equal for paths that some file systems do not distinguish: they differ only in case or Unicode form. */
    public static String folded(String path) {
        return isFolded(path)
                ? path
                : Normalizer.normalize(path, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
    }

    /** Most names are: lower case, and ASCII only. */
    private static boolean isFolded(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c > '~' || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }
}
