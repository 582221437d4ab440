package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.discussion.NoteKeys;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A backup that was made before the archive was updated from the living blog, or is cut off. It only adds missing things and
 * narrows dates; it changes and removes nothing.
 */
final class OutdatedBackup extends BackupSource {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CurrentBackup current;

    /** Whether nothing whole was ever read: what the archive then lacks was not removed from the blog. */
    private final boolean fills;

    /** @param current the same backup, which tells what the archive lacks */
    OutdatedBackup(BackupBlog files, CrawlContext context, Blog blog, CurrentBackup current) {
        super(files, context, blog);
        this.current = current;
        this.fills =
                context.ledger().lastVisit().filter(Instant.EPOCH::isBefore).isEmpty();
    }

    @Override
    public Abilities abilities() {
        return abilities(Map.of());
    }

    @Override
    ListingResult read() throws IOException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (ListEntry entry : backup.articles(context.now())) {
            int id = entry.id();
            Optional<ListEntry> shown = isMissing(id) ? Optional.of(current.completed(entry)) : asKnown(entry);
            shown.ifPresent(known -> entries.put(id, known));
        }
        return ListingResult.part(
                entries,
                backup.cuts().isEmpty()
                        ? "a backup of " + MINUTE.format(backup.madeAt().atZone(backup.zone()))
                                + ", which is older than the last visit to the blog: it only adds what is missing"
                        : "what is left of the blog's backup: it only adds what is missing");
    }

    /** Whether the archive never had the article or the page. */
    private boolean isMissing(int id) throws IOException {
        return fills
                && archive.article(id).isEmpty()
                && !archive.hasPage(id)
                && !archive.privateFolder().articleIds().contains(id)
                && !archive.privateFolder().pageIds().contains(id);
    }

    /** Returns the entry with the archived article; empty if there is none, because the blog no longer showed it. */
    private Optional<ListEntry> asKnown(ListEntry entry) throws IOException {
        return archive.article(entry.id())
                .filter(known -> known.article().needsPassword() == entry.needsPassword())
                .map(known -> entry.with(known.article()).with(known.settings()));
    }

    /** Answers nothing about archived texts, which are newer. */
    @Override
    public void articles(List<ArticleChange> wanted, AnswerReceiver receiver) throws IOException {
        current.articles(wanted.stream().filter(ArticleChange::isNew).toList(), receiver);
    }

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        List<Category> known = archive.categories();
        return fills && known.isEmpty() ? backup.categories() : known;
    }

    @Override
    public Optional<List<TagSettings>> tags() throws IOException {
        return archive.tags().isEmpty() ? Optional.of(backup.tags()) : Optional.empty();
    }

    @Override
    public List<Author> authors(Collection<ListEntry> entries) throws IOException {
        Map<Integer, Author> all = Author.byId(writers());
        all.putAll(Author.byId(archive.authors()));
        return List.copyOf(all.values());
    }

    @Override
    public PageAnswer page(int id) throws IOException {
        return isMissing(id) ? current.page(id) : new PageAnswer.Unanswered(id);
    }

    /** Returns the comments, which lack the newest and hold some that were deleted since. */
    @Override
    public Optional<CommentsAnswer> comments(DueDiscussion due) throws IOException {
        return Optional.of(new CommentsAnswer(backup.comments(due.id()), new SourceView.Past()));
    }

    /** Returns the archived likes with exact dates; empty if the backup has no exact date that the archive lacks. */
    @Override
    public Optional<List<Like>> likes(int id) throws IOException {
        List<Like> known = archive.likes(id);
        if (fills && known.isEmpty()) {
            return current.likes(id);
        }
        Map<Integer, Like> told = Like.byId(known.isEmpty() ? List.of() : backup.likes(id));
        List<Like> dated = known.stream()
                .map(like -> like.withDate(told.getOrDefault(like.id(), like).date()))
                .toList();
        return dated.equals(known) ? Optional.empty() : Optional.of(dated);
    }

    /** Returns the archived notes with exact dates; empty if the backup has no exact date that the archive lacks. */
    @Override
    public Optional<NotesAnswer> newestNotes() throws IOException {
        List<Note> known = archive.notes();
        if (fills && known.isEmpty()) {
            return current.newestNotes();
        }
        Map<String, Note> told = NoteKeys.byKey(backup.notes());
        List<Note> dated = known.stream()
                .map(note ->
                        note.withDate(told.getOrDefault(NoteKeys.of(note), note).date()))
                .toList();
        return dated.equals(known)
                ? Optional.empty()
                : Optional.of(new NotesAnswer(dated, true, new SourceView.Past(), context.base()));
    }

    @Override
    public boolean iconIsDue() {
        String path = ExternalImages.ofIcon(icon(), BlogAddresses.of(blog()));
        return super.iconIsDue() && archive.uploads().find(path).isEmpty();
    }

    @Override
    void keep(BackupDrafts drafts) throws IOException {
        drafts.addMissing();
    }
}
