package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Which sources that may see less than another have shown all that the archive holds. Pages may show fewer comments than
 * the API, and a login shows the owner's notes alone, where a key shows all. Such a source removes something only where
 * it has shown everything before: else what is missing from its answer may only be out of its sight. Where this is not
 * known, such a source adds and changes, and removes nothing. Safe for several threads.
 */
public final class SourceHistory {

    public static final String PAGES = "pages";
    public static final String LOGIN = "login";

    private static final String FILE = "sources.json";

    private final Map<String, String> loaded;
    private final Map<String, String> shownAll;

    /** @param shownAll the source by the file of the archive */
    private record Kept(Map<String, String> shownAll) {}

    private SourceHistory(Map<String, String> shownAll) {
        this.loaded = shownAll;
        this.shownAll = new ConcurrentSkipListMap<>(shownAll);
    }

    /** What earlier runs have seen; nothing where the archive has come from elsewhere since. */
    public static SourceHistory of(Archive archive) {
        return new SourceHistory(
                archive.isAsLeft()
                        ? archive.state()
                                .read(FILE, Kept.class)
                                .map(Kept::shownAll)
                                .orElse(Map.of())
                        : Map.of());
    }

    /** Whether that source has shown all that the file of the archive holds. */
    public boolean hasShownAll(String file, String source) {
        return source.equals(shownAll.get(file));
    }

    /** The source has shown all that the file now holds. */
    public void showsAll(String file, String source) {
        shownAll.put(file, source);
    }

    /** A source has been asked that sees everything, so that it is not known any more what a lesser one would show. */
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
