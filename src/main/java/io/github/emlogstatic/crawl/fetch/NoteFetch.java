package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Removed;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.crawl.guard.Kind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DateRefiner;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Sources;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the archive's notes to what the blog shows. emlog tells no total: the list is read until a page is empty, but
 * on a short run only the first page, where that shows nothing new.
 */
public final class NoteFetch {

    private static final int PAGE_SIZE = 100;
    private static final String FILE = "notes.json";

    private final CrawlContext context;
    private final EmlogClient emlog;
    private final Archive archive;
    private final Problems problems;
    private final ZoneId zone;
    private final boolean ownAlone;
    private final Tally tally = new Tally();

    public NoteFetch(CrawlContext context, ZoneId zone) {
        this.context = context;
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.problems = context.problems();
        this.zone = zone;
        this.ownAlone = context.config().blog().access().auth() == BlogConfig.Auth.LOGIN;
    }

    public Tally tally() {
        return tally;
    }

    /** The notes that the archive holds afterwards, if the guard allows it. */
    public List<Note> ask(boolean whole, boolean apiClosed) throws IOException {
        List<Note> known = archive.notes();
        if (!emlog.api().authenticated() || apiClosed) {
            return known;
        }
        try {
            List<Note> first = emlog.api().notes(1, PAGE_SIZE, zone);
            if (!whole && startsWith(known, first)) {
                return known;
            }
            List<Note> shown = mayRemove() ? secondLook(known, toTheEnd(first)) : toTheEnd(first);
            List<Note> seen = DateRefiner.in(FILE, context).notes(known, withUnseen(known, shown));
            take(known, seen);
            return seen;
        } catch (EmlogException e) {
            if (e.reason() != Reason.NO_SUCH_METHOD && e.reason() != Reason.API_CLOSED) {
                problems.missed("notes not fetched", emlog.base(), e);
            }
            return known;
        }
    }

    private boolean mayRemove() {
        return !ownAlone || context.sources().hasShownAll(FILE, Sources.LOGIN);
    }

    private List<Note> secondLook(List<Note> known, List<Note> first) throws EmlogException {
        return SecondLook.after(
                first,
                emlog.base() + "?rest-api=note_list",
                () -> toTheEnd(emlog.api().notes(1, PAGE_SIZE, zone)),
                look -> missing(known, look));
    }

    /** A login shows the owner's notes alone: what only a key has shown stays. */
    private List<Note> withUnseen(List<Note> known, List<Note> shown) {
        List<Note> missing = missing(known, shown);
        if (!ownAlone) {
            context.sources().bestSource(FILE);
            return shown;
        }
        if (mayRemove() || missing.isEmpty()) {
            context.sources().showsAll(FILE, Sources.LOGIN);
            return shown;
        }
        problems.add(
                "notes are kept that a login does not show",
                emlog.base(),
                missing.size() + " of " + known.size()
                        + ": it shows the owner's own. A run with the key (blog.apiKey) tells which of them are gone");
        return together(shown, known);
    }

    /** The missing ones before the one that came after them. */
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

    /** Before emlog 2.2.6 a note has no id: it is the one of the same text, or, edited, the one of the same time. */
    private static boolean mayBe(Note note, Note other) {
        boolean sameTime = !note.date().from().isAfter(other.date().to())
                && !other.date().from().isAfter(note.date().to());
        return note.content().equals(other.content()) || other.id() == 0 && sameTime;
    }

    private void take(List<Note> known, List<Note> seen) throws IOException {
        List<Note> gone = missing(known, seen);
        count(known, seen, gone.size());
        context.vanished().holds(Kind.NOTES, known.size());
        if (gone.isEmpty()) {
            write(seen);
            return;
        }
        List<Removed<Note>> removed =
                gone.stream().map(note -> new Removed<>(context.now(), 0, note)).collect(Collectors.toList());
        context.vanished().add(Kind.NOTES, gone.size(), () -> {
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

    private List<Note> toTheEnd(List<Note> first) throws EmlogException {
        Map<String, Note> all = new LinkedHashMap<>();
        List<Note> page = first;
        for (int number = 1; addNew(page, all); ) {
            page = page.size() < PAGE_SIZE ? List.of() : emlog.api().notes(++number, PAGE_SIZE, zone);
        }
        return new ArrayList<>(all.values());
    }

    /** Whether the page goes on: a cache that ignores the number of the page would never come to an empty one. */
    private static boolean addNew(List<Note> page, Map<String, Note> all) {
        int before = all.size();
        page.forEach(note -> all.putIfAbsent(DateRefiner.key(note), note));
        return all.size() > before;
    }

    private static boolean startsWith(List<Note> known, List<Note> first) {
        if (first.size() < PAGE_SIZE && first.size() != known.size() || first.size() > known.size()) {
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
