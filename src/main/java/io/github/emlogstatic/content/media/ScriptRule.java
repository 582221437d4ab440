package io.github.emlogstatic.content.media;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Decides what is done about the scripts of uploads, for the site and for exports. A picture loses its scripts, and another
 * file that may run some is left out. Looks at an upload once. Safe for several threads.
 */
public final class ScriptRule {

    /** How many first bytes of a file tell a page. */
    public static final int START = 2048;

    private final boolean wanted;
    private final Function<String, Optional<byte[]>> source;
    private final Function<String, Optional<byte[]>> start;
    private final Map<String, Scripts> known = new ConcurrentHashMap<>();

    /**
     * @param wanted whether readers get uploads with their scripts
     * @param source returns the bytes of an upload; empty if it is damaged, and then nothing is done
     * @param start the same for its first bytes, {@link #START} at least, as other files than pictures may be large
     */
    public ScriptRule(
            boolean wanted, Function<String, Optional<byte[]>> source, Function<String, Optional<byte[]>> start) {
        this.wanted = wanted;
        this.source = source;
        this.start = start;
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
        if (!ActiveXml.isXml(path)) {
            Optional<byte[]> first = start.apply(path);
            if (first.filter(ServedType::looksLikePage).isPresent()) {
                return Scripts.WITHHELD;
            }
            if (first.filter(ServedType::looksLikeXml).isEmpty()) {
                return Scripts.NONE;
            }
        }
        Optional<byte[]> xml = source.apply(path);
        if (xml.isEmpty() || !ActiveXml.runs(xml.get())) {
            return Scripts.NONE;
        }
        return CleanSvg.of(xml.get()).isPresent() ? Scripts.CUT : Scripts.WITHHELD;
    }

    /** A copy of a picture without its scripts. Only for a picture whose scripts are {@link Scripts#CUT}. */
    public static byte[] cut(byte[] svg) {
        return CleanSvg.of(svg).orElseThrow();
    }
}
