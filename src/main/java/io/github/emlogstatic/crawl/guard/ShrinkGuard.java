package io.github.emlogstatic.crawl.guard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.io.function.IORunnable;

/**
 * Protects the archive from a blog that suddenly shows much less. It counts what is missing, by kind. Removals run only
 * at the end, and only if the guard does not refuse the run. Safe for several threads.
 */
public final class ShrinkGuard {

    private final boolean forced;
    private final Map<CountedKind, Integer> known = new EnumMap<>(CountedKind.class);
    private final Map<CountedKind, Integer> missing = new EnumMap<>(CountedKind.class);
    private final List<IORunnable> removals = new ArrayList<>();
    private final Map<CountedKind, LostTexts> texts = Map.of(
            CountedKind.TEXTS, new LostTexts(),
            CountedKind.TEXTS_OF_PAGES, new LostTexts());

    /** @param forced whether the guard never refuses ({@code --force}) */
    public ShrinkGuard(boolean forced) {
        this.forced = forced;
    }

    /** Notes how many things of a kind the archive contains. The highest of several numbers counts. */
    public synchronized void known(CountedKind kind, int count) {
        known.merge(kind, count, Math::max);
    }

    /** Sets how many things of a kind are missing. */
    public synchronized void count(CountedKind kind, int all) {
        missing.put(kind, all);
    }

    /**
     * Compares an archived text with what the blog shows now.
     *
     * @param kind {@link CountedKind#TEXTS} or {@link CountedKind#TEXTS_OF_PAGES}
     * @param isTaken whether the archive takes the new text
     */
    public void compare(CountedKind kind, GuardedText before, GuardedText now, boolean isTaken) {
        texts(kind).compare(before, now, isTaken);
    }

    private LostTexts texts(CountedKind kind) {
        return Objects.requireNonNull(texts.get(kind));
    }

    /** The ids of the articles and pages of whose text this run has left little. */
    public List<Integer> shortened() {
        return texts.values().stream()
                .flatMap(lost -> lost.taken().stream())
                .sorted()
                .toList();
    }

    /**
     * Writes a list of the archive, at the end if it loses something.
     *
     * @param missing how many things of a kind it loses
     */
    public void write(CountedKind kind, int missing, IORunnable writing) throws IOException {
        if (missing == 0) {
            writing.run();
        } else {
            add(kind, missing, writing);
        }
    }

    /** Adds missing things of a kind, and the way to remove them from the public part of the archive. */
    public synchronized void add(CountedKind kind, int more, IORunnable removal) {
        missing.merge(kind, more, Integer::sum);
        removals.add(removal);
    }

    /** Adds a removal that is not counted. */
    public synchronized void add(IORunnable removal) {
        removals.add(removal);
    }

    /** Returns why the run is refused; empty if it is not. */
    public synchronized Optional<String> refused() {
        texts.forEach((kind, compared) -> {
            known(kind, compared.compared());
            count(kind, compared.lost());
        });
        List<String> many = missing.keySet().stream()
                .filter(this::isTooMany)
                .map(kind -> missing.getOrDefault(kind, 0) + " of " + known(kind) + " " + kind.words())
                .toList();
        if (forced || many.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(", ", many)
                + " are missing from the blog; nothing was written."
                + " Look at the blog, and run build --force if they are really gone");
    }

    private boolean isTooMany(CountedKind kind) {
        int gone = missing.getOrDefault(kind, 0);
        boolean certain = kind.isCertain() && kind.isFew(gone);
        boolean all = gone > 1 && gone >= known(kind); // for the only one, a second night decides
        return kind.isMany(gone, known(kind)) || all && !certain || isWholeBlog(kind, gone);
    }

    /** Whether nothing is left of the texts of a blog with few articles: then another blog may be at its address. */
    private boolean isWholeBlog(CountedKind kind, int gone) {
        int articles = known(CountedKind.ARTICLES);
        return kind == CountedKind.TEXTS && gone > 1 && gone >= articles && articles > 0;
    }

    private int known(CountedKind kind) {
        return known.getOrDefault(kind, 0);
    }

    /** Runs the removals. */
    public synchronized void remove() throws IOException {
        for (IORunnable removal : removals) {
            removal.run();
        }
    }
}
