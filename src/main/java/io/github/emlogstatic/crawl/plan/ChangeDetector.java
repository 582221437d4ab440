package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Article;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the blog's list of articles tells, beside what the archive holds. */
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

    /** The entry beside the article that the archive holds. */
    public ArticleChange change(ListEntry entry) {
        return shown.computeIfAbsent(entry.article().id(), id -> {
            String listed = listed(entry);
            boolean same = ledger.article(id).shown().equals(shown(entry, listed));
            return new ArticleChange(entry, listed, same, () -> known(id));
        });
    }

    /** Notes what was found to be as the archive holds it, so that the next run need not read the archive to see it. */
    public void remember(Iterable<ArticleChange> changes) {
        for (ArticleChange change : changes) {
            if (change.unchanged() && change.isFrom(ArchivedArticle.DETAIL)) {
                String shown = shown(change.entry(), change.listed());
                ledger.article(change.id(), seen -> seen.withShown(shown));
            }
        }
    }

    private String shown(ListEntry entry, String listed) {
        Article article = entry.article();
        return Hash.fingerprint(article.toString(), listed, archive.articleHash(article.id()));
    }

    private String listed(ListEntry entry) {
        return ArticleChange.fingerprint(relative(entry.description()), relative(entry.descriptionSource()));
    }

    /** The blog prints its own addresses with the host and scheme of the request: neither is a change. */
    private String relative(String text) {
        return text.replace("http:" + base, "").replace("https:" + base, "");
    }

    private Optional<ArchivedArticle> known(int id) {
        try {
            return archive.article(id);
        } catch (IOException e) {
            archive.foundDamaged("articles/" + id + ".json", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
