package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares an entry of the list with the archived article. Safe for several threads. */
public final class ArticleChange {

    private final ListEntry told;
    private final Supplier<String> fingerprinting;
    private final boolean same;
    private final Supplier<Optional<ArchivedArticle>> archive;
    private final Supplier<ArticleSettings> kept;
    private final boolean ofAnotherList;
    private @Nullable Optional<ArchivedArticle> known;
    private @Nullable ListEntry ordered;
    private @Nullable String listed;

    /**
     * @param entry the entry of the list
     * @param listed gives the fingerprint of the list's description. Most nights ask for none
     * @param same whether an earlier run found that the archived article equals this entry and has the best text there
     *     is, and neither changed since. The archive is then not read
     * @param archive reads the archived article
     * @param kept reads the settings of the private copy of a protected or withdrawn article
     */
    ArticleChange(
            ListEntry entry,
            Supplier<String> listed,
            boolean same,
            Supplier<Optional<ArchivedArticle>> archive,
            Supplier<ArticleSettings> kept) {
        this(entry, listed, same, archive, kept, false);
    }

    private ArticleChange(
            ListEntry entry,
            Supplier<String> listed,
            boolean same,
            Supplier<Optional<ArchivedArticle>> archive,
            Supplier<ArticleSettings> kept,
            boolean ofAnotherList) {
        this.ofAnotherList = ofAnotherList;
        this.told = entry;
        this.fingerprinting = listed;
        this.same = same;
        this.archive = archive;
        this.kept = kept;
    }

    /** @param description the list's description, with the blog's own addresses made relative */
    static String fingerprint(String description, String source) {
        return Hash.fingerprint(description, source);
    }

    /** The entry as the source tells it. */
    ListEntry told() {
        return told;
    }

    /**
     * The entry, with its tags in the archived order if they are the same: they have no order at emlog, whose database gives
     * them by id or by name, as it likes.
     */
    public synchronized ListEntry entry() {
        if (ordered == null) {
            ordered = ordered();
        }
        return ordered;
    }

    /** The article of the entry. */
    public Article article() {
        return entry().article();
    }

    private ListEntry ordered() {
        if (same) {
            return told;
        }
        List<String> tags = told.article().tags();
        if (tags.size() < 2) {
            return told;
        }
        return known().map(before -> before.article().tags())
                .filter(before -> !before.equals(tags) && before.size() == tags.size() && before.containsAll(tags))
                .map(before -> told.with(told.article().toBuilder().tags(before).build()))
                .orElse(told);
    }

    /** The fingerprint of the list's description. */
    public synchronized String listed() {
        if (listed == null) {
            listed = fingerprinting.get();
        }
        return listed;
    }

    /** The archived article; empty if there is none. Reads its file when it is first asked for. */
    public synchronized Optional<ArchivedArticle> known() {
        if (known == null) {
            known = archive.get();
        }
        return known;
    }

    /** The origin of the archived text; empty if there is no archived article. */
    Optional<Origin> origin() {
        return same ? Optional.of(Origin.BEST) : known().map(ArchivedArticle::origin);
    }

    public int id() {
        return told.id();
    }

    /** Returns this change with an article of which more is known. */
    public ArticleChange as(Article article) {
        return with(entry().with(article));
    }

    /** Returns this change with settings that the entry does not tell. */
    public ArticleChange with(ArticleSettings settings) {
        return with(entry().with(settings));
    }

    private ArticleChange with(ListEntry entry) {
        return new ArticleChange(entry, this::listed, false, this::known, kept, ofAnotherList);
    }

    /** Returns this change with the fingerprint of another source's list, whose text stays. */
    public ArticleChange withListed(String known) {
        return new ArticleChange(entry(), () -> known, false, this::known, kept, true);
    }

    /** Whether the archive has no such article. */
    public boolean isNew() {
        return !same && known().isEmpty();
    }

    /** Whether the description from the list stands in for the archived text. */
    public boolean isOfList() {
        return origin().equals(Optional.of(Origin.LIST));
    }

    /** Whether the archived text is what the article's page shows. */
    public boolean isOfPage() {
        return origin().equals(Optional.of(Origin.PAGE));
    }

    /** Whether an earlier run found that the archived article equals the entry, and neither changed since. */
    boolean isAsRemembered() {
        return same;
    }

    /** Whether the fingerprint is that of another source's list, so that the entry does not tell whether the text changes. */
    boolean isOfAnotherList() {
        return ofAnotherList;
    }

    /** Whether the archived article equals the entry. */
    public boolean unchanged() {
        return same
                || known().filter(archived -> archived.article().equals(article())
                                && archived.settings().equals(settings(archived))
                                && archived.listed().equals(listed()))
                        .isPresent();
    }

    /** The settings that the source tells, or else the archived ones. A protected article has them in its private copy. */
    public ArticleSettings settings() {
        return told.settings()
                .or(() -> known().map(ArchivedArticle::settings).filter(known -> !known.equals(ArticleSettings.NONE)))
                .orElseGet(kept);
    }

    /** The settings that the public part should have. */
    private ArticleSettings settings(ArchivedArticle archived) {
        return told.settings().orElse(archived.settings());
    }

    /**
     * Returns why the article must be asked for; empty if the list's entry is enough. Each question adds a view to the
     * blog's counter, so changes that cannot affect the text do not count: address, author, pins. If the entry contains
     * the whole source, only a change of the source counts.
     */
    Optional<String> whyAsk() {
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
        if (archived.article().needsPassword() != told.article().needsPassword()) {
            changes.add("protection");
        }
        if (!archived.settings().equals(settings(archived))) {
            changes.add("settings");
        }
        if (!listCarriesSource(archived)) {
            changes.addAll(fieldsChanged(archived.article(), article()));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of("changed: " + String.join(", ", changes));
    }

    /** Whether the list's description differs from the one that the archive remembers. */
    public boolean isDescribedAnew() {
        return !same
                && known().filter(archived -> archived.listed().equals(listed()))
                        .isEmpty();
    }

    /** The names of the fields that changed, for a dry run. */
    String whatChanged() {
        if (known().isEmpty()) {
            return "new";
        }
        Article before = known().get().article();
        Article after = article();
        List<String> changes = new ArrayList<>(fieldsChanged(before, after));
        add(changes, "address", before.url(), after.url());
        add(changes, "author", before.authorId(), after.authorId());
        add(changes, "pin", before.top() + "" + before.categoryTop(), after.top() + "" + after.categoryTop());
        add(changes, "protection", before.needsPassword(), after.needsPassword());
        add(changes, "settings", known().get().settings(), settings(known().get()));
        add(changes, "description", known().get().listed(), listed());
        return "changed: " + String.join(", ", changes);
    }

    private boolean listCarriesSource(ArchivedArticle archived) {
        return !told.descriptionSource().isEmpty()
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
