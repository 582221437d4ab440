package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Compares the blog's list of articles with the archive. */
public final class ChangeDetector {

    private final String base;
    private final Archive archive;
    private final Ledger ledger;
    private final Map<Integer, ArticleChange> shown = new ConcurrentHashMap<>();

    public ChangeDetector(CrawlContext context) {
        this.base = context.base().replaceFirst("^https?:", "");
        this.archive = context.archive();
        this.ledger = context.ledger();
    }

    /** Compares an entry with the archived article. The first comparison of an article holds for the run. */
    public ArticleChange change(ListEntry entry) {
        ArticleChange compared = shown.get(entry.id());
        if (compared != null) {
            return compared;
        }
        ArticleChange now = compare(entry);
        ArticleChange meanwhile = shown.putIfAbsent(entry.id(), now);
        return meanwhile == null ? now : meanwhile;
    }

    private ArticleChange compare(ListEntry entry) {
        int id = entry.id();
        boolean same = entry.isKnown() || remembers(id, fingerprint(entry));
        return new ArticleChange(entry, () -> listed(entry), same, () -> known(id), () -> kept(id));
    }

    /** Whether this run's list has shown the article. */
    public boolean hasCompared(int id) {
        return shown.containsKey(id);
    }

    /**
     * Whether an earlier run found that the archived article equals the entry with that fingerprint, and the article's file
     * is still the same. Safe for several threads.
     */
    public boolean remembers(int id, String fingerprint) {
        String before = ledger.article(id).shown();
        return !before.isEmpty() && before.equals(shown(fingerprint, archive.articleHash(id)));
    }

    /** Remembers which articles equal their entries, so that the next run need not read them from the archive. */
    public void remember(Iterable<ArticleChange> changes) {
        for (ArticleChange change : changes) {
            if (!change.isAsRemembered()
                    && change.unchanged()
                    && change.origin().equals(Optional.of(Origin.BEST))) {
                remember(change, archive.articleHash(change.id()));
            }
        }
    }

    /** Remembers that an article equals its entry, because it was written just now as the entry says. */
    public void wrote(ArticleChange change, Origin origin) {
        if (origin.equals(Origin.BEST) && !change.isOfAnotherList()) {
            remember(change, archive.hash(ArchivePaths.article(change.id())));
        }
    }

    private void remember(ArticleChange change, String hash) {
        String shown = shown(fingerprint(change.told()), hash);
        ledger.updateArticle(change.id(), seen -> seen.withShown(shown));
    }

    private static String shown(String fingerprint, String hash) {
        return Checksum.of(hash, fingerprint);
    }

    /** The entry's own fingerprint, or a checksum of what the archive takes from an entry without one. */
    static String fingerprint(ListEntry entry) {
        if (!entry.fingerprint().isEmpty()) {
            return entry.fingerprint();
        }
        Article article = entry.article();
        return Checksum.of(
                article.id() + " " + article.authorId() + " " + article.categoryId() + " " + article.top() + " "
                        + article.categoryTop() + " " + article.needsPassword() + " " + article.date(),
                article.title(),
                article.url(),
                article.cover(),
                article.tags().toString(),
                article.fields().toString(),
                entry.settings().map(ArticleSettings::toString).orElse(""),
                entry.description(),
                entry.descriptionSource());
    }

    private String listed(ListEntry entry) {
        return ArticleChange.fingerprint(stable(entry.description()), stable(entry.descriptionSource()));
    }

    /**
     * Removes the blog's own host and scheme, because emlog prints those of the request, and what follows the path of an
     * upload, because a CDN may print another token each time.
     */
    private String stable(String text) {
        String relative = text.replace("http:" + base, "").replace("https:" + base, "");
        return UploadTokens.without(relative);
    }

    private Optional<ArchivedArticle> known(int id) {
        try {
            return archive.article(id);
        } catch (IOException e) {
            archive.damage().add(ArchivePaths.article(id), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private ArticleSettings kept(int id) {
        try {
            return archive.privateFolder()
                    .article(id)
                    .map(ArchivedArticle::settings)
                    .orElse(ArticleSettings.NONE);
        } catch (IOException e) {
            archive.damage().add(ArchivePaths.PRIVATE + ArchivePaths.article(id), String.valueOf(e.getMessage()));
            return ArticleSettings.NONE;
        }
    }
}
