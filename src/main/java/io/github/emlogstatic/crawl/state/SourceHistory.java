package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Remembers which partial view last showed everything that a file of the archive contains. Such a view may remove
 * something only if it showed everything before. Otherwise what it does not show may only be invisible to it, so it
 * adds and changes things but removes nothing. Safe for several threads.
 */
public final class SourceHistory {

    private static final String FILE = "sources.json";

    private final Map<String, String> loaded;
    private final Map<String, String> shownAll;

    /** @param shownAll the name of the view, by file of the archive */
    private record Kept(Map<String, String> shownAll) {}

    private SourceHistory(Map<String, String> shownAll) {
        this.loaded = shownAll;
        this.shownAll = new ConcurrentSkipListMap<>(shownAll);
    }

    /** Reads the history. It is empty if the archive was changed elsewhere since the last run. */
    static SourceHistory of(Archive archive) {
        return new SourceHistory(
                archive.isFromLastRun()
                        ? archive.state()
                                .read(FILE, Kept.class)
                                .map(Kept::shownAll)
                                .orElse(Map.of())
                        : Map.of());
    }

    /** Whether things that the view does not show may leave the file. */
    public boolean mayRemove(String file, SourceView view) {
        return view instanceof SourceView.Whole
                || view instanceof SourceView.Part part && part.name().equals(shownAll.get(file));
    }

    /**
     * Notes what was seen of a file.
     *
     * @param all whether the view showed all that the file contains
     */
    public void saw(String file, SourceView view, boolean all) {
        if (view instanceof SourceView.Whole) {
            shownAll.remove(file); // what a partial view would show now is unknown
        } else if (view instanceof SourceView.Part part && all) {
            shownAll.put(file, part.name());
        }
    }

    void save(Archive archive) throws IOException {
        Map<String, String> now = new TreeMap<>(shownAll);
        if (!now.equals(loaded)) {
            archive.state().write(FILE, new Kept(now));
        }
    }
}
