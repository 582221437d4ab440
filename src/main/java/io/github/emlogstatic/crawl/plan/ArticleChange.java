package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An entry of the list beside what the archive holds of the article. Safe for several threads. */
public final class ArticleChange {

    private final ListEntry entry;
    private final String listed;
    private final boolean same;
    private final Supplier<Optional<ArchivedArticle>> archive;
    private @Nullable Optional<ArchivedArticle> known;

    /**
     * @param entry as the list shows it
     * @param listed fingerprint of the description that the list shows
     * @param same whether an earlier run has found that the archive holds just that, from the API, and neither has
     *     changed since: then the archive is not read
     * @param archive reads what the archive holds
     */
    public ArticleChange(ListEntry entry, String listed, boolean same, Supplier<Optional<ArchivedArticle>> archive) {
        this.entry = entry;
        this.listed = listed;
        this.same = same;
        this.archive = archive;
    }

    /** @param description the list's, with the blog's own addresses made relative */
    public static String fingerprint(String description, String source) {
        return Hash.fingerprint(description, source);
    }

    public ListEntry entry() {
        return entry;
    }

    public String listed() {
        return listed;
    }

    /** What the archive holds. */
    public synchronized Optional<ArchivedArticle> known() {
        if (known == null) {
            known = archive.get();
        }
        return known;
    }

    /** Whether the archive has the text from there: {@code detail}, {@code list} or {@code page}. */
    public boolean isFrom(String source) {
        return same
                ? source.equals(ArchivedArticle.DETAIL)
                : known().filter(archived -> archived.source().equals(source)).isPresent();
    }

    public int id() {
        return entry.article().id();
    }

    /** The same of an article of which more is known by now. */
    public ArticleChange as(Article article) {
        return new ArticleChange(entry.with(article), listed, false, this::known);
    }

    public boolean isNew() {
        return !same && known().isEmpty();
    }

    /** Whether the archive holds all that the list shows, just as it is. */
    public boolean unchanged() {
        return same
                || known().filter(archived -> archived.article().equals(entry.article())
                                && archived.listed().equals(listed))
                        .isPresent();
    }

    /**
     * Why the article itself has to be asked for; empty where the list tells all. A view is counted each time, so what
     * cannot touch the text (another address, author or pin) does not count; and where the list carries the whole
     * source, nothing but a change of that does.
     */
    Optional<String> needsDetail() {
        if (same) {
            return Optional.empty();
        }
        if (known().isEmpty()) {
            return Optional.of("new");
        }
        ArchivedArticle archived = known().get();
        List<String> changes = new ArrayList<>();
        if (isDescribedAnew()) {
            changes.add("description");
        }
        if (archived.article().needsPassword() != entry.article().needsPassword()) {
            changes.add("protection");
        }
        if (!listCarriesSource(archived)) {
            changes.addAll(fieldsChanged(archived.article(), entry.article()));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of("changed: " + String.join(", ", changes));
    }

    /** Whether the list shows another description than when the archive was written. */
    public boolean isDescribedAnew() {
        return !same
                && known().filter(archived -> archived.listed().equals(listed)).isEmpty();
    }

    /** What the list shows anew, in words. */
    String what() {
        if (known().isEmpty()) {
            return "new";
        }
        Article before = known().get().article();
        Article after = entry.article();
        List<String> changes = new ArrayList<>(fieldsChanged(before, after));
        add(changes, "address", before.url(), after.url());
        add(changes, "author", before.authorId(), after.authorId());
        add(changes, "pin", before.top() + "" + before.categoryTop(), after.top() + "" + after.categoryTop());
        add(changes, "protection", before.needsPassword(), after.needsPassword());
        add(changes, "description", known().get().listed(), listed);
        return "changed: " + String.join(", ", changes);
    }

    private boolean listCarriesSource(ArchivedArticle archived) {
        return !entry.descriptionSource().isEmpty()
                && archived.body().excerptSource().isEmpty();
    }

    private static List<String> fieldsChanged(Article before, Article after) {
        List<String> changes = new ArrayList<>();
        add(changes, "title", before.title(), after.title());
        add(changes, "date", before.date(), after.date());
        add(changes, "cover", before.cover(), after.cover());
        add(changes, "tags", before.tags(), after.tags());
        add(changes, "fields", before.fields(), after.fields());
        add(changes, "category", before.categoryId(), after.categoryId());
        return changes;
    }

    private static void add(List<String> changes, String name, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(name);
        }
    }
}
