package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Removed;
import io.github.emlogstatic.crawl.answer.NotesAnswer;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DateRefiner;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.SourceHistory;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final String FILE = "notes.json";

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final Problems problems;
    private final boolean ownOnly;
    private final Tally tally = new Tally();

    public NoteWriter(CrawlContext context, ArticleSource source) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.problems = context.problems();
        this.ownOnly = source.abilities().has(Ability.OWN_NOTES_ONLY);
    }

    public Tally tally() {
        return tally;
    }

    /**
     * Asks for the notes and writes them.
     *
     * @param whole whether to ask for all notes in any case
     * @return the notes in the archive afterwards, if the guard does not refuse
     */
    public List<Note> ask(boolean whole) throws IOException {
        List<Note> known = archive.notes();
        try {
            Optional<NotesAnswer> newest = source.newestNotes();
            if (newest.isEmpty() || !whole && startsWith(known, newest.get())) {
                return known;
            }
            List<Note> all = source.notes(newest.get());
            List<Note> shown = mayRemove() ? secondLook(known, all) : all;
            List<Note> seen = DateRefiner.in(FILE, context).notes(known, withUnseen(known, shown));
            take(known, seen);
            return seen;
        } catch (EmlogException e) {
            problems.missed("notes not fetched", context.base(), e);
            return known;
        }
    }

    private boolean mayRemove() {
        return !ownOnly || context.sourceHistory().hasShownAll(FILE, SourceHistory.LOGIN);
    }

    private List<Note> secondLook(List<Note> known, List<Note> first) throws IOException {
        return SecondLook.after(
                first,
                context.base() + "?rest-api=note_list",
                () -> source.notes(source.newestNotes().orElse(new NotesAnswer(List.of(), true))),
                look -> missing(known, look));
    }

    /** Adds archived notes that a login does not show, because it shows only the user's own notes. */
    private List<Note> withUnseen(List<Note> known, List<Note> shown) {
        List<Note> missing = missing(known, shown);
        if (!ownOnly) {
            context.sourceHistory().bestSource(FILE);
            return shown;
        }
        if (mayRemove() || missing.isEmpty()) {
            context.sourceHistory().showsAll(FILE, SourceHistory.LOGIN);
            return shown;
        }
        problems.add(
                "notes are kept that a login does not show",
                context.base(),
                missing.size() + " of " + known.size()
                        + ": it shows the owner's own. A run with the key (blog.apiKey) tells which of them are gone");
        return together(shown, known);
    }

    /** Puts each missing note before the note that followed it. */
    private static List<Note> together(List<Note> shown, List<Note> known) {
        Map<String, Note> there = byKey(shown);
        List<Note> together = new ArrayList<>(shown);
        int at = together.size();
        for (int i = known.size() - 1; i >= 0; i--) {
            Note note = known.get(i);
            Note now = there.get(DateRefiner.key(note));
            if (now == null) {
                together.add(at, note);
            } else {
                at = together.indexOf(now);
            }
        }
        return together;
    }

    private static Map<String, Note> byKey(List<Note> notes) {
        Map<String, Note> byKey = new LinkedHashMap<>();
        notes.forEach(note -> byKey.putIfAbsent(DateRefiner.key(note), note));
        return byKey;
    }

    private static List<Note> missing(List<Note> known, List<Note> shown) {
        Set<String> there = Set.copyOf(byKey(shown).keySet());
        Map<String, Note> news = byKey(shown);
        news.keySet().removeAll(byKey(known).keySet());
        return known.stream()
                .filter(note -> !there.contains(DateRefiner.key(note)))
                .filter(note -> note.id() > 0 || news.values().stream().noneMatch(other -> mayBe(note, other)))
                .toList();
    }

    /** Whether two notes may be the same. Before emlog 2.2.6 notes have no id, so text or time must agree. */
    private static boolean mayBe(Note note, Note other) {
        boolean sameTime = !note.date().from().isAfter(other.date().to())
                && !other.date().from().isAfter(note.date().to());
        return note.content().equals(other.content()) || other.id() == 0 && sameTime;
    }

    private void take(List<Note> known, List<Note> seen) throws IOException {
        List<Note> gone = missing(known, seen);
        count(known, seen, gone.size());
        context.guard().holds(CountedKind.NOTES, known.size());
        if (gone.isEmpty()) {
            write(seen);
            return;
        }
        List<Removed<Note>> removed =
                gone.stream().map(note -> new Removed<>(context.now(), 0, note)).collect(Collectors.toList());
        context.guard().add(CountedKind.NOTES, gone.size(), () -> {
            archive.hidden().keepRemoved(FILE, Note.class, removed);
            write(seen);
        });
    }

    private void write(List<Note> seen) throws IOException {
        Set<String> there = byKey(seen).keySet();
        archive.hidden().takeBack(FILE, Note.class, note -> there.contains(DateRefiner.key(note)));
        if (!seen.isEmpty() || archive.holds(FILE)) {
            archive.writeNotes(seen);
        }
    }

    private static boolean startsWith(List<Note> known, NotesAnswer answer) {
        List<Note> first = answer.newest();
        if (answer.all() && first.size() != known.size() || first.size() > known.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!same(known.get(i), first.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Note one, Note other) {
        return one.id() == other.id() && one.content().equals(other.content());
    }

    private void count(List<Note> known, List<Note> seen, int removed) {
        Map<String, Note> before = byKey(known);
        int added = 0;
        int changed = 0;
        for (Note note : seen) {
            Note then = before.get(DateRefiner.key(note));
            if (then == null) {
                added++;
            } else if (!same(then, note)) {
                changed++;
            }
        }
        tally.add(added, changed, removed);
    }
}
