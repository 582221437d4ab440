package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Remembers which sources have shown everything that a file of the archive contains. Pages may show fewer comments than
 * the API, and a login shows only the user's own notes. Such a source may remove something only if it has shown
 * everything before. Otherwise what it does not show may only be invisible to it, so it adds and changes things but
 * removes nothing. Safe for several threads.
 */
public final class SourceHistory {

    public static final String PAGES = "pages";
    public static final String LOGIN = "login";

    private static final String FILE = "sources.json";

    private final Map<String, String> loaded;
    private final Map<String, String> shownAll;

    /** @param shownAll the source, by file of the archive */
    private record Kept(Map<String, String> shownAll) {}

    private SourceHistory(Map<String, String> shownAll) {
        this.loaded = shownAll;
        this.shownAll = new ConcurrentSkipListMap<>(shownAll);
    }

    /** Reads the history. It is empty if the archive was changed elsewhere since the last run. */
    public static SourceHistory of(Archive archive) {
        return new SourceHistory(
                archive.isFromLastRun()
                        ? archive.state()
                                .read(FILE, Kept.class)
                                .map(Kept::shownAll)
                                .orElse(Map.of())
                        : Map.of());
    }

    /** Whether that source has shown everything in the file. */
    public boolean hasShownAll(String file, String source) {
        return source.equals(shownAll.get(file));
    }

    /** Notes that the source has shown everything in the file. */
    public void showsAll(String file, String source) {
        shownAll.put(file, source);
    }

    /** Notes that a source which sees everything was asked. It is then unknown what others would show. */
    public void bestSource(String file) {
        shownAll.remove(file);
    }

    public void save(Archive archive) throws IOException {
        Map<String, String> now = new TreeMap<>(shownAll);
        if (!now.equals(loaded)) {
            archive.state().write(FILE, new Kept(now));
        }
    }
}
