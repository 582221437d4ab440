package io.github.emlogstatic.content.media;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Decides what is done about the scripts of uploads, for the site and for exports. A picture loses its scripts, and another
 * file that may run some is left out. Reads an upload once. Safe for several threads.
 */
public final class ScriptRule {

    private final boolean wanted;
    private final Function<String, Optional<byte[]>> source;
    private final Map<String, Scripts> known = new ConcurrentHashMap<>();

    /**
     * @param wanted whether readers get uploads with their scripts
     * @param source returns the bytes of an upload; empty if it is damaged, and then nothing is done
     */
    public ScriptRule(boolean wanted, Function<String, Optional<byte[]>> source) {
        this.wanted = wanted;
        this.source = source;
    }

    /** Whether an upload of that name may run scripts. */
    public static boolean mayRun(String path) {
        return Uploads.isScript(path) || ActiveXml.isXml(path) || !ServedType.isTold(path);
    }

    public Scripts of(String path) {
        return wanted || !mayRun(path) ? Scripts.NONE : known.computeIfAbsent(path, this::found);
    }

    private Scripts found(String path) {
        if (Uploads.isScript(path)) {
            return Scripts.WITHHELD;
        }
        Optional<byte[]> file = source.apply(path);
        if (file.isEmpty()) {
            return Scripts.NONE;
        }
        if (!ActiveXml.isXml(path)) {
            return ServedType.looksLikePage(file.get()) ? Scripts.WITHHELD : Scripts.NONE;
        }
        if (!ActiveXml.runs(file.get())) {
            return Scripts.NONE;
        }
        return CleanSvg.of(file.get()).isPresent() ? Scripts.CUT : Scripts.WITHHELD;
    }

    /** A copy of a picture without its scripts. Only for a picture whose scripts are {@link Scripts#CUT}. */
    public static byte[] cut(byte[] svg) {
        return CleanSvg.of(svg).orElseThrow();
    }
}
