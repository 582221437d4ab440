package io.github.emlogstatic.crawl.discussion;

import io.github.emlogstatic.model.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares and combines lists of notes. Before emlog 2.2.6 notes have no ids. */
public final class NoteLists {

    private NoteLists() {}

    /**
     * Replaces shown notes without an id by archived notes with the same text, whose ids a backup told. A source
     * without ids shows only one of several notes with the same text, so all archived ones of that text stay.
     */
    public static List<Note> recognized(List<Note> known, List<Note> shown) {
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

    /**
     * The shown notes and the archived ones that are missing among them. Each missing note is put before the note that
     * followed it.
     */
    public static List<Note> together(List<Note> shown, List<Note> known) {
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

    /** The known notes that are no longer shown, in their order. One without an id may be shown with an id now. */
    public static List<Note> missing(List<Note> known, List<Note> shown) {
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

    /**
     * Whether the known notes begin with the newest ones of the blog, so that there is nothing new.
     *
     * @param all whether {@code first} has all notes of the blog
     */
    public static boolean startsWith(List<Note> known, List<Note> first, boolean all) {
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

    /** Whether two notes with the same key say the same. */
    public static boolean same(Note one, Note other) {
        return one.id() == other.id() && one.content().equals(other.content());
    }
}
