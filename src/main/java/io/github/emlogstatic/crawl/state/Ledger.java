package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what runs saw of each article and page, in {@code state/crawl.tsv}. If it is lost, the next run sends more
 * requests, but no content is lost. Safe for several threads.
 */
public final class Ledger {

    private static final String FILE = "crawl.tsv";

    private final Map<Integer, ArticleState> articles;
    private final Map<Integer, ArticleState> pages = new ConcurrentHashMap<>();

    /** When a complete list first did not show an article, without other evidence that it is gone. */
    private final Map<Integer, Instant> absent = new ConcurrentHashMap<>();

    /** When an article that the list does not show was last seen. */
    private final Map<Integer, Instant> outsideTheList = new ConcurrentHashMap<>();

    private volatile @Nullable Instant lastFullSweep;

    /** When the file was written, if it cannot be read. */
    private @Nullable Instant lost;

    private volatile boolean changed;

    /** @param lines how many states are to be read: a map that grows copies itself again and again */
    private Ledger(int lines) {
        this.articles = new ConcurrentHashMap<>(lines);
    }

    /** Reads the ledger. A damaged file counts as lost. */
    static Ledger of(Archive archive) throws IOException {
        try {
            List<String> lines = Lines.of(archive.state().file(FILE));
            if (lines.isEmpty() && Files.exists(archive.state().file(FILE))) {
                return lost(archive); // a power cut leaves zeros
            }
            Ledger ledger = new Ledger(lines.size());
            for (String line : lines) {
                ledger.read(new StateLine(line));
            }
            return ledger;
        } catch (NumberFormatException | DamagedException e) {
            return lost(archive);
        }
    }

    private static Ledger lost(Archive archive) throws IOException {
        Ledger ledger = new Ledger(0);
        ledger.lost = Files.getLastModifiedTime(archive.state().file(FILE)).toInstant();
        ledger.changed = true;
        return ledger;
    }

    private void read(StateLine line) {
        String kind = line.next();
        int id = line.nextInt();
        switch (kind) {
            case "article" -> articles.put(id, ArticleState.read(line));
            case "page" -> pages.put(id, ArticleState.read(line));
            case "sweep" -> lastFullSweep = line.nextInstant();
            case "absent" -> absent.put(id, line.nextInstant());
            case "outside" -> outsideTheList.put(id, line.nextInstant());
            default -> throw new NumberFormatException(kind); // damage, as a number that is none
        }
    }

    /** Writes the ledger if it has changed. */
    void save(Archive archive) throws IOException {
        if (changed) {
            archive.state().writeLines(FILE, lines());
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lastVisit().ifPresent(when -> lines.add("sweep\t0\t" + when.getEpochSecond()));
        new TreeMap<>(articles).forEach((id, seen) -> lines.add("article\t" + id + "\t" + seen.line()));
        new TreeMap<>(pages).forEach((id, seen) -> lines.add("page\t" + id + "\t" + seen.line()));
        new TreeMap<>(absent).forEach((id, when) -> lines.add("absent\t" + id + "\t" + when.getEpochSecond()));
        new TreeMap<>(outsideTheList).forEach((id, when) -> lines.add("outside\t" + id + "\t" + when.getEpochSecond()));
        return lines;
    }

    /** When the list was last read completely. */
    public Optional<Instant> lastFullSweep() {
        return Optional.ofNullable(lastFullSweep);
    }

    /** The same, or when the ledger was written, if it cannot be read. */
    public Optional<Instant> lastVisit() {
        return lastFullSweep().or(() -> Optional.ofNullable(lost));
    }

    /** Notes that the list was read completely. */
    public void noteFullSweep(Instant when) {
        lastFullSweep = when;
        changed = true;
    }

    /** What was seen of an article; {@link ArticleState#NEVER} if nothing was. */
    public ArticleState article(int id) {
        return articles.getOrDefault(id, ArticleState.NEVER);
    }

    /** What was seen of a standalone page; {@link ArticleState#NEVER} if nothing was. */
    public ArticleState page(int id) {
        return pages.getOrDefault(id, ArticleState.NEVER);
    }

    /** What was seen of a standalone page or of an article. */
    public ArticleState state(boolean page, int id) {
        return page ? page(id) : article(id);
    }

    /** Changes the state of an article, which is {@link ArticleState#NEVER} before the first change. */
    public void updateArticle(int id, UnaryOperator<ArticleState> change) {
        update(articles, id, change);
    }

    /** Changes the state of a standalone page likewise. */
    public void updatePage(int id, UnaryOperator<ArticleState> change) {
        update(pages, id, change);
    }

    /** Changes the state of a standalone page or of an article. */
    public void update(boolean page, int id, UnaryOperator<ArticleState> change) {
        update(page ? pages : articles, id, change);
    }

    private void update(Map<Integer, ArticleState> states, int id, UnaryOperator<ArticleState> change) {
        states.compute(id, (key, before) -> {
            ArticleState after = change.apply(before == null ? ArticleState.NEVER : before);
            changedIf(!after.equals(before));
            return after;
        });
    }

    /** Marks the ledger as changed. It never clears the mark, which another thread may just have set. */
    private void changedIf(boolean nowChanged) {
        if (nowChanged) {
            changed = true;
        }
    }

    /** The articles that are due to be checked again. */
    public NavigableSet<Integer> dueArticles(Duration every, Instant now) {
        NavigableSet<Integer> due = new TreeSet<>();
        articles.forEach((id, seen) -> {
            if (Recurrence.isDueInTurn(id, seen.checked(), every, now)) {
                due.add(id);
            }
        });
        return due;
    }

    public boolean knowsArticle(int id) {
        return articles.containsKey(id);
    }

    /** Adds an archived article whose state was lost. */
    public void rememberArticle(int id, boolean changesUnseen, Instant checked) {
        updateArticle(id, none -> ArticleState.NEVER.withText(changesUnseen, checked));
    }

    /** Forgets an article that left the archive. */
    public void forgetArticle(int id) {
        changedIf(articles.remove(id) != null);
        noteListed(List.of(id));
    }

    /** Forgets a standalone page that left the archive. */
    public void forgetPage(int id) {
        changedIf(pages.remove(id) != null);
    }

    /** Notes that a complete list does not show the article. Returns whether an earlier one did not show it either. */
    public boolean absentAgain(int id, Instant now) {
        boolean again = absent.putIfAbsent(id, now) != null;
        changedIf(!again);
        return again;
    }

    /** Notes that the article is public although the list does not show it. */
    public void noteOutsideTheList(int id, Instant now) {
        changedIf(!now.equals(outsideTheList.put(id, now)));
    }

    /** Whether the article was recently seen outside the list. */
    public boolean isOutsideTheList(int id, Duration again, Instant now) {
        Instant seen = outsideTheList.get(id);
        return seen != null && !Recurrence.isDueInTurn(id, seen, again, now);
    }

    /** Notes that the list shows these articles. */
    public void noteListed(Iterable<Integer> ids) {
        for (int id : ids) {
            changedIf(absent.remove(id) != null);
            changedIf(outsideTheList.remove(id) != null);
        }
    }

    /** The number of comments in the archive. */
    public int comments() {
        return articles.values().stream()
                        .mapToInt(ArticleState::commentsArchived)
                        .sum()
                + pages.values().stream()
                        .mapToInt(ArticleState::commentsArchived)
                        .sum();
    }

    /** How many more comments the blog counts than it shows. */
    public int commentsNotShown() {
        return articles.values().stream()
                .mapToInt(seen -> seen.comments().beyond(seen.commentsArchived()))
                .sum();
    }
}
