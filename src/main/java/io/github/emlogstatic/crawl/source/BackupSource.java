package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.Improvement;
import io.github.emlogstatic.crawl.plan.Abilities.RequestNames;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.source.ArticleSource.Opening;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.backup.BackupPart;
import io.github.emlogstatic.emlog.backup.DoubleEncoding;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The owner's backup of a blog. It is complete, has exact dates and needs no requests. If the archive was updated from
 * the living blog after the backup was made, the backup is {@linkplain OutdatedBackup outdated}.
 */
public abstract sealed class BackupSource implements ArticleSource permits CurrentBackup, OutdatedBackup {

    final Backup backup;
    final CrawlContext context;
    final Archive archive;
    private final BackupBlog files;
    private final Blog blog;
    private ListingResult listing = ListingResult.part(Map.of());

    BackupSource(BackupBlog files, CrawlContext context, Blog blog) {
        this.files = files;
        this.backup = files.backup();
        this.context = context;
        this.archive = context.archive();
        this.blog = blog;
    }

    /** Opens the backup. Whether it is whole, and its date, decide whether it is outdated. */
    public static Opening of(BackupBlog files) {
        return (context, changes, loader, address, moved) -> {
            Optional<Blog> known = context.archive().blog();
            Blog told = files.blog(address, known, context.config().blog());
            boolean outdated = isOutdated(files.backup(), context);
            checkEncoding(files.backup(), outdated, context);
            tellWhatIsMissing(files.backup(), context);
            CurrentBackup current = new CurrentBackup(files, context, told);
            return outdated ? new OutdatedBackup(files, context, known.orElse(told), current) : current;
        };
    }

    /** If a file is cut off, its missing tables are not reported separately. */
    private static void tellWhatIsMissing(Backup backup, CrawlContext context) throws IOException {
        for (String why : backup.cuts()) {
            context.problems().add("the backup is cut off", backup.address(), why);
        }
        backup.incomplete()
                .filter(why -> backup.cuts().isEmpty())
                .ifPresent(why -> context.problems()
                        .add(
                                "the backup lacks tables",
                                backup.address(),
                                why + "; what the archive has of these stays. Make a backup of all tables"));
        backup.withoutEmoji()
                .ifPresent(
                        encoding -> context.problems()
                                .addLasting(
                                        "the backup may lack emoji",
                                        backup.address(),
                                        "it was dumped in '" + encoding
                                                + "', which has no emoji and no rare Han letters, so each would have become a question mark. If the"
                                                + " blog has some, dump it again, with mysqldump --default-character-set=utf8mb4"));
    }

    /** Tells garbled texts, and refuses those that would take the place of good ones. An outdated backup replaces none. */
    private static void checkEncoding(Backup backup, boolean outdated, CrawlContext context) throws IOException {
        if (!DoubleEncoding.isOfMost(backup.titles())) {
            return;
        }
        String why =
                "its Chinese looks like ä¸­æ–‡: UTF-8 was taken for latin1, and encoded again. If all of it does, dump the"
                        + " database again, with mysqldump --default-character-set=latin1";
        if (!outdated && !context.config().run().force() && hasGoodTitles(context.archive())) {
            throw new RefusedException(
                    backup.address() + ": the backup's texts are garbled, and those of the archive are not: " + why
                            + ". With build --force, they take the place of those in the archive");
        }
        context.problems().add("the backup's texts are garbled", backup.address(), why);
    }

    private static boolean hasGoodTitles(Archive archive) throws IOException {
        List<String> titles = new ArrayList<>();
        for (int id : archive.articleIds()) {
            archive.article(id).ifPresent(known -> titles.add(known.article().title()));
        }
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(known -> titles.add(known.page().title()));
        }
        return !titles.isEmpty() && !DoubleEncoding.isOfMost(titles);
    }

    /** Whether the archive may know more: the blog was read after the backup was made, or the backup is cut off. */
    private static boolean isOutdated(Backup backup, CrawlContext context) throws IOException {
        if (!backup.cuts().isEmpty()) {
            return context.archive().blog().isPresent() || context.archive().articleCount() > 0;
        }
        Instant made = backup.madeAt();
        boolean outdated = context.ledger().lastVisit().filter(made::isBefore).isPresent();
        if (outdated && context.ledger().lastFullSweep().isEmpty()) {
            context.problems()
                    .add(
                            "a note of earlier runs cannot be read",
                            "state/crawl.tsv",
                            "it says when the blog was last read, and is newer than the backup, which therefore only adds"
                                    + " what is missing. The note was written anew; if the backup is newer than the archive,"
                                    + " make another one now");
        }
        return outdated;
    }

    static Abilities abilities(Map<Origin, Improvement> improvements) {
        return new Abilities(
                Set.of(
                        Ability.LIST_TELLS_ARTICLES,
                        Ability.LIST_SHOWS_ALL,
                        Ability.OPENS_PROTECTED,
                        Ability.FREE,
                        Ability.COMMENTS_OF_PROTECTED,
                        Ability.FINAL),
                improvements,
                new RequestNames("backup", "backup", "comment_list", "like_list"));
    }

    /** What is left of a backup that is cut off tells less than any whole one. */
    @Override
    public final Instant asOf() throws IOException {
        return backup.cuts().isEmpty() ? backup.madeAt() : Instant.EPOCH;
    }

    @Override
    public final Blog blog() {
        return blog;
    }

    @Override
    public final ListingResult list(boolean whole) throws IOException {
        listing = read();
        return listing;
    }

    /** The articles that the backup tells. */
    abstract ListingResult read() throws IOException;

    @Override
    public final ListingResult settled() {
        return listing;
    }

    @Override
    public final Optional<List<Category>> categoriesTold() {
        return backup.lacks(BackupPart.CATEGORIES) ? Optional.empty() : Optional.of(backup.categories());
    }

    @Override
    public final PageAnswer page(Candidate candidate) throws IOException {
        BlogAddresses own = BlogAddresses.of(blog);
        Optional<String> address = Optional.of(candidate.address());
        for (int id : backup.pages()) {
            boolean meant = id == candidate.id()
                    || candidate.id() == 0 && own.relative(address(id)).equals(address);
            if (meant) {
                return page(id);
            }
        }
        return new PageAnswer.None();
    }

    private String address(int id) throws IOException {
        return page(backup.detail(id).orElseThrow()).url();
    }

    /** The page, with the archived address if the backup lacks the settings that it follows from. */
    final Page page(ArticleDetail detail) throws IOException {
        Page told = detail.page();
        return told.at(url(
                told.url(), archive.page(told.id()).map(known -> known.page().url())));
    }

    /** An address depends on the blog's settings, and may name the category. */
    final String url(String told, Optional<String> known) {
        BackupPart needed = backup.lacks(BackupPart.SETTINGS) ? BackupPart.SETTINGS : BackupPart.CATEGORIES;
        return backup.told(needed, told, known);
    }

    @Override
    public final Set<String> pagesSeen() throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (int id : backup.pages()) {
            addresses.add(UrlMode.DYNAMIC.post(id)); // whatever its alias looks like
        }
        return addresses;
    }

    /** Users with nothing but drafts are not public. If drafts are kept, {@code restore} needs their names. */
    final List<Author> writers() throws IOException {
        return backup.authors(context.now(), context.config().backup().drafts());
    }

    @Override
    public final void keepDrafts() throws IOException {
        if (context.config().backup().drafts()) {
            keep(new BackupDrafts(backup, archive, context.now()));
        }
    }

    abstract void keep(BackupDrafts drafts) throws IOException;

    @Override
    public final Whereabouts whereabouts(int id) {
        return new Whereabouts.Gone(backup.holds(id) ? "hidden, or of a later date" : "deleted");
    }

    @Override
    public final Optional<Blog> settledBlog() {
        return Optional.empty();
    }

    /** The living blog is not asked for it. */
    @Override
    public boolean iconIsDue() {
        return ExternalImages.ownIcon(icon(), BlogAddresses.of(blog))
                .filter(files::hasCopy)
                .isPresent();
    }

    final String icon() {
        Optional<String> configured = context.config().blog().profile().meta().favicon();
        return configured.orElse(blog.profile().favicon());
    }

    @Override
    public final FileSource files() {
        return files;
    }

    @Override
    public final Map<String, Integer> requests() {
        return files.requests();
    }

    @Override
    public final int views() {
        return 0;
    }

    @Override
    public final void save() {
        // the next run reads the backup again
    }
}
