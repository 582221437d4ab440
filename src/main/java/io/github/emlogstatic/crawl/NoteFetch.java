package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.emlog.EmlogException.Reason;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the archive's notes to what the blog shows. emlog tells no total: the list is read until a page is empty, but
 * on a short run only the first page, where that shows nothing new.
 */
final class NoteFetch {

    private static final int PAGE_SIZE = 100;

    private final Means means;
    private final EmlogClient emlog;
    private final Archive archive;
    private final Problems problems;
    private final ZoneId zone;
    private final Tally tally = new Tally();

    NoteFetch(Means means, ZoneId zone) {
        this.means = means;
        this.emlog = means.emlog();
        this.archive = means.archive();
        this.problems = means.problems();
        this.zone = zone;
    }

    Tally tally() {
        return tally;
    }

    /** The notes that the archive holds afterwards. */
    List<Note> ask(boolean whole, boolean apiClosed) throws IOException {
        List<Note> known = archive.notes();
        if (!emlog.authenticated() || apiClosed) {
            return known;
        }
        try {
            List<Note> first = emlog.notes(1, PAGE_SIZE, zone);
            if (!whole && startsWith(known, first)) {
                return known;
            }
            List<Note> seen = Observed.in("notes.json", means).notes(known, toTheEnd(first));
            count(known, seen);
            if (!seen.isEmpty() || !known.isEmpty()) {
                archive.writeNotes(seen);
            }
            return seen;
        } catch (EmlogException e) {
            if (e.reason() != Reason.NO_SUCH_METHOD && e.reason() != Reason.API_CLOSED) {
                problems.missed("notes not fetched", emlog.base(), e);
            }
            return known;
        }
    }

    private List<Note> toTheEnd(List<Note> first) throws EmlogException {
        Map<String, Note> all = new LinkedHashMap<>();
        List<Note> page = first;
        for (int number = 1; !page.isEmpty(); ) {
            page.forEach(note -> all.putIfAbsent(Observed.key(note), note));
            page = page.size() < PAGE_SIZE ? List.of() : emlog.notes(++number, PAGE_SIZE, zone);
        }
        return new ArrayList<>(all.values());
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

    private void count(List<Note> known, List<Note> seen) {
        Map<String, Note> before = new HashMap<>();
        known.forEach(note -> before.put(Observed.key(note), note));
        int added = 0;
        int changed = 0;
        for (Note note : seen) {
            Note then = before.remove(Observed.key(note));
            if (then == null) {
                added++;
            } else if (!same(then, note)) {
                changed++;
            }
        }
        tally.add(added, changed, before.size());
    }
}
