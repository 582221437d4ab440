package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.NoteKeys;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A backup that was made before the archive was updated from the living blog. It only adds missing things and narrows
 * dates; it changes and removes nothing.
 */
final class OutdatedBackup extends BackupSource {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    OutdatedBackup(BackupBlog files, CrawlContext context, Blog blog) {
        super(files, context, blog);
    }

    @Override
    public Abilities abilities() {
        return abilities(Map.of());
    }

    @Override
    ListingResult read() throws IOException {
        Map<Integer, ListEntry> entries = new LinkedHashMap<>();
        for (ListEntry entry : backup.articles(context.now())) {
            asKnown(entry).ifPresent(known -> entries.put(known.article().id(), known));
        }
        return ListingResult.part(
                entries,
                backup.cuts().isEmpty()
                        ? "a backup of " + MINUTE.format(backup.madeAt().atZone(backup.zone()))
                                + ", which is older than the last visit to the blog: it only adds what is missing"
                        : "what is left of the blog's backup: it only adds what is missing");
    }

    /** Returns the entry with the archived article; empty if there is none, because the blog no longer showed it. */
    private Optional<ListEntry> asKnown(ListEntry entry) throws IOException {
        return archive.article(entry.article().id())
                .filter(known ->
                        known.article().needsPassword() == entry.article().needsPassword())
                .map(known -> entry.with(known.article()).with(known.settings()));
    }

    /** Answers nothing, because the archived texts are newer. */
    @Override
    public void articles(List<ArticleChange> wanted, AnswerReceiver receiver) {}

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        return archive.categories();
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
    public PageAnswer page(int id) {
        return new PageAnswer.Unanswered(id);
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
        Map<Integer, DateRange> dates = new HashMap<>();
        for (Like like : known.isEmpty() ? List.<Like>of() : backup.likes(id)) {
            dates.put(like.id(), like.date());
        }
        List<Like> dated = known.stream()
                .map(like -> like.withDate(dates.getOrDefault(like.id(), like.date())))
                .toList();
        return dated.equals(known) ? Optional.empty() : Optional.of(dated);
    }

    /** Returns the archived notes with exact dates; empty if the backup has no exact date that the archive lacks. */
    @Override
    public Optional<NotesAnswer> newestNotes() throws IOException {
        List<Note> known = archive.notes();
        Map<String, DateRange> dates = new HashMap<>();
        for (Note note : backup.notes()) {
            dates.put(NoteKeys.of(note), note.date());
        }
        List<Note> dated = known.stream()
                .map(note -> note.withDate(dates.getOrDefault(NoteKeys.of(note), note.date())))
                .toList();
        return dated.equals(known)
                ? Optional.empty()
                : Optional.of(new NotesAnswer(dated, true, new SourceView.Past(), context.base()));
    }

    @Override
    void keep(BackupDrafts drafts) throws IOException {
        drafts.addMissing();
    }
}
