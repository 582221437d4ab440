package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DateRefiner;
import io.github.emlogstatic.crawl.state.NoteKeys;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the notes that a source shows. A run that reads only a part of the list asks for all notes only if the newest
 * changed.
 */
public final class NoteWriter {

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final Problems problems;
    private final Tally tally = new Tally();
    private List<Note> shown = List.of();

    public NoteWriter(CrawlContext context, ArticleSource source) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.problems = context.problems();
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
            if (!whole
                    && startsWith(
                            known,
                            recognized(known, newest.get().newest()),
                            newest.get().all())) {
                return known;
            }
            List<Note> all = recognized(known, source.notes(newest.get()));
            SourceView view = newest.get().view();
            boolean mayRemove = context.sourceHistory().mayRemove(ArchivePaths.NOTES, view);
            List<Note> confirmed = mayRemove ? secondLook(known, all, newest.get()) : all;
            List<Note> seen = DateRefiner.in(ArchivePaths.NOTES, context)
                    .notes(known, withOnlyOne(known, withUnseen(known, confirmed, view)));
            take(known, seen);
            return seen;
        } catch (EmlogException e) {
            if (e.reason() == EmlogException.Reason.NO_SUCH_METHOD) {
                reportTooOld(known);
            } else {
                problems.missed("notes not fetched", context.base(), e);
            }
            return known;
        }
    }

    private void reportNotAsked(List<Note> known) {
        if (!known.isEmpty() && !source.abilities().has(Ability.FINAL)) {
            problems.add(
                    "notes were not asked for",
                    context.base(),
                    "this run has neither key nor login, or the API is closed; " + stay(known)
                            + ". Set EMLOG_API_KEY to follow the blog's");
        }
    }

    private void reportTooOld(List<Note> known) {
        if (!known.isEmpty()) {
            problems.add(
                    "this emlog gives no notes",
                    context.base(),
                    "it is too old; " + stay(known) + ". An update of emlog brings the new ones");
        }
    }

    private static String stay(List<Note> known) {
        return Plural.of(known.size(), "note of the archive stays", "notes of the archive stay");
    }

    private List<Note> withOnlyOne(List<Note> known, List<Note> shown) {
        List<String> gone = missing(known, shown).stream().map(NoteKeys::of).toList();
        return context.keepsOnly(CountedKind.NOTES, known.size(), gone) ? together(shown, known) : shown;
    }

    private List<Note> secondLook(List<Note> known, List<Note> first, NotesAnswer newest) throws IOException {
        NotesAnswer none = new NotesAnswer(List.of(), true, newest.view(), newest.where());
        return SecondLook.after(
                first,
                newest.where(),
                () -> recognized(known, source.notes(source.newestNotes().orElse(none))),
                look -> missing(known, look));
    }

    /**
     * Archived notes take the place of those without an id that have their text: a backup told their ids. Without ids, the
     * source shows one of several with the same text, so all of these stay.
     */
    private static List<Note> recognized(List<Note> known, List<Note> shown) {
        Set<String> texts =
                shown.stream().filter(note -> note.id() == 0).map(Note::content).collect(Collectors.toSet());
        List<Note> same = known.stream()
                .filter(note -> note.id() > 0 && texts.contains(note.content()))
                .toList();
        Map<String, Note> first = new HashMap<>();
        same.forEach(note -> first.putIfAbsent(note.content(), note));
        List<Note> recognized = shown.stream()
                .map(note -> note.id() > 0 ? note : first.getOrDefault(note.content(), note))
                .toList();
        return same.size() == first.size() ? recognized : together(recognized, same);
    }

    /** Adds archived notes that the source may not see. */
    private List<Note> withUnseen(List<Note> known, List<Note> shown, SourceView view) {
        List<Note> missing = missing(known, shown);
        boolean all = context.sourceHistory().mayRemove(ArchivePaths.NOTES, view) || missing.isEmpty();
        context.sourceHistory().saw(ArchivePaths.NOTES, view, all);
        if (all) {
            return shown;
        }
        source.reportUnseenNotes(missing.size(), known.size());
        return together(shown, known);
    }

    /** Puts each missing note before the note that followed it. */
    private static List<Note> together(List<Note> shown, List<Note> known) {
        Map<String, Note> there = NoteKeys.byKey(shown);
        List<Note> together = new ArrayList<>(shown);
        int at = together.size();
        for (int i = known.size() - 1; i >= 0; i--) {
            Note note = known.get(i);
            Note now = there.get(NoteKeys.of(note));
            if (now == null) {
                together.add(at, note);
            } else {
                at = together.indexOf(now);
            }
        }
        return together;
    }

    private static List<Note> missing(List<Note> known, List<Note> shown) {
        Map<String, Note> news = NoteKeys.byKey(shown);
        Set<String> there = Set.copyOf(news.keySet());
        news.keySet().removeAll(NoteKeys.byKey(known).keySet());
        return known.stream()
                .filter(note -> !there.contains(NoteKeys.of(note)))
                .filter(note -> news.values().stream().noneMatch(other -> mayBe(note, other)))
                .toList();
    }

    /** Whether two notes may be the same. Before emlog 2.2.6 notes have no id, so text or time must agree. */
    private static boolean mayBe(Note note, Note other) {
        if (note.id() > 0 && other.id() > 0) {
            return false;
        }
        boolean sameTime = !note.date().from().isAfter(other.date().to())
                && !other.date().from().isAfter(note.date().to());
        return note.content().equals(other.content()) || other.id() == 0 && sameTime;
    }

    private void take(List<Note> known, List<Note> seen) throws IOException {
        List<Note> gone = missing(known, seen);
        count(archive.damage().isOf(ArchivePaths.NOTES) ? seen : known, seen, gone.size());
        context.guard().known(CountedKind.NOTES, known.size());
        if (gone.isEmpty()) {
            write(seen);
            return;
        }
        List<Removed<Note>> removed = Removed.of(gone, context.now());
        context.guard().add(CountedKind.NOTES, gone.size(), () -> {
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

    /** @param all whether these are all notes of the blog */
    private static boolean startsWith(List<Note> known, List<Note> first, boolean all) {
        if (all && first.size() != known.size() || first.size() > known.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            boolean tellsDate = isExact(first.get(i)) && !isExact(known.get(i)); // as a backup does
            if (tellsDate || !same(known.get(i), first.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isExact(Note note) {
        return note.date().width().isZero();
    }

    private static boolean same(Note one, Note other) {
        return one.id() == other.id() && one.content().equals(other.content());
    }

    private void count(List<Note> known, List<Note> seen, int removed) {
        Map<String, Note> before = NoteKeys.byKey(known);
        int added = 0;
        int changed = 0;
        for (Note note : seen) {
            Note then = before.get(NoteKeys.of(note));
            if (then == null) {
                added++;
            } else if (!same(then, note)) {
                changed++;
            }
        }
        tally.add(added, changed, removed);
    }
}
