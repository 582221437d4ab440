package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.discussion.DateRefiner;
import io.github.emlogstatic.crawl.discussion.NoteKeys;
import io.github.emlogstatic.crawl.discussion.NoteLists;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the notes that a source shows. A run that reads only a part of the list asks for all notes only if the newest
 * changed.
 */
public final class NoteWriter {

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final Tally tally = new Tally();
    private List<Note> shown = List.of();

    public NoteWriter(CrawlContext context, ArticleSource source) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
    }

    public Tally tally() {
        return tally;
    }

    /**
     * Asks for the notes and writes them.
     *
     * @param whole whether to ask for all notes in any case
     */
    public void ask(boolean whole) throws IOException {
        shown = updated(archive.notes(), whole);
    }

    /** The notes in the archive afterwards, if the guard does not refuse. */
    public List<Note> shown() {
        return shown;
    }

    private List<Note> updated(List<Note> known, boolean whole) throws IOException {
        try {
            Optional<NotesAnswer> newest = source.newestNotes();
            if (newest.isEmpty()) {
                reportNotAsked(known);
                return known;
            }
            return whole || tellsNews(newest.get(), known) ? all(newest.get(), known) : known;
        } catch (EmlogException e) {
            if (e.reason() == EmlogException.Reason.NO_SUCH_METHOD) {
                reportTooOld(known);
            } else {
                context.problems().missed("notes not fetched", context.base(), e);
            }
            return known;
        }
    }

    private static boolean tellsNews(NotesAnswer newest, List<Note> known) {
        return !NoteLists.startsWith(known, NoteLists.recognized(known, newest.newest()), newest.all());
    }

    /** Asks for all notes and writes them. Returns those that the archive has then. */
    private List<Note> all(NotesAnswer newest, List<Note> known) throws IOException {
        List<Note> all = NoteLists.recognized(known, source.notes(newest));
        boolean mayRemove = context.sourceHistory().mayRemove(ArchivePaths.NOTES, newest.view());
        List<Note> confirmed = mayRemove ? secondLook(known, all, newest) : all;
        List<Note> seen = DateRefiner.in(ArchivePaths.NOTES, context)
                .notes(known, withOnlyOne(known, withUnseen(known, confirmed, newest.view())));
        take(known, seen);
        return seen;
    }

    private void reportNotAsked(List<Note> known) {
        if (!known.isEmpty() && !source.abilities().has(Ability.FINAL)) {
            context.problems()
                    .addLasting(
                            "notes were not asked for",
                            context.base(),
                            "this run has neither key nor login, or the API is closed; " + stay(known)
                                    + ". Set EMLOG_API_KEY to follow the blog's");
        }
    }

    private void reportTooOld(List<Note> known) {
        if (!known.isEmpty()) {
            context.problems()
                    .addLasting(
                            "this emlog gives no notes",
                            context.base(),
                            "it is too old; " + stay(known) + ". An update of emlog brings the new ones");
        }
    }

    private static String stay(List<Note> known) {
        return Plural.of(known.size(), "note of the archive stays", "notes of the archive stay");
    }

    private List<Note> withOnlyOne(List<Note> known, List<Note> shown) {
        List<String> gone =
                NoteLists.missing(known, shown).stream().map(NoteKeys::of).toList();
        return new DoubtfulLosses(context).keepsOnly(CountedKind.NOTES, known.size(), gone)
                ? NoteLists.together(shown, known)
                : shown;
    }

    private List<Note> secondLook(List<Note> known, List<Note> first, NotesAnswer newest) throws IOException {
        NotesAnswer none = new NotesAnswer(List.of(), true, newest.view(), newest.where());
        return SecondLook.after(
                first,
                newest.where(),
                () -> NoteLists.recognized(
                        known, source.notes(source.newestNotes().orElse(none))),
                look -> NoteLists.missing(known, look));
    }

    /** Adds archived notes that the source may not see. */
    private List<Note> withUnseen(List<Note> known, List<Note> shown, SourceView view) {
        List<Note> missing = NoteLists.missing(known, shown);
        boolean all = context.sourceHistory().mayRemove(ArchivePaths.NOTES, view) || missing.isEmpty();
        context.sourceHistory().saw(ArchivePaths.NOTES, view, all);
        if (all) {
            return shown;
        }
        if (view instanceof SourceView.Part) {
            reportUnseen(missing.size(), known.size());
        }
        return NoteLists.together(shown, known);
    }

    private void reportUnseen(int unseen, int known) {
        context.problems()
                .addLasting(
                        "notes are kept that a login does not show",
                        context.base(),
                        unseen + " of " + known
                                + ": it shows the owner's own. A run with the key (blog.apiKey) tells which of them are gone");
    }

    private void take(List<Note> known, List<Note> seen) throws IOException {
        List<Note> gone = NoteLists.missing(known, seen);
        List<Note> before = archive.damage().isOf(ArchivePaths.NOTES) ? seen : known;
        tally.compare(NoteKeys.byKey(before), seen, NoteKeys::of, NoteLists::same, gone.size());
        context.guard().known(CountedKind.NOTES, known.size());
        List<Removed<Note>> removed = Removed.of(gone, context.now());
        context.guard().write(CountedKind.NOTES, gone.size(), () -> {
            archive.privateFolder().keepRemoved(ArchivePaths.NOTES, Note.class, removed);
            write(seen);
        });
    }

    private void write(List<Note> seen) throws IOException {
        Set<String> there = NoteKeys.byKey(seen).keySet();
        archive.privateFolder().takeBack(ArchivePaths.NOTES, Note.class, note -> there.contains(NoteKeys.of(note)));
        if (!seen.isEmpty() || archive.holds(ArchivePaths.NOTES)) {
            archive.writeNotes(seen);
        }
    }
}
