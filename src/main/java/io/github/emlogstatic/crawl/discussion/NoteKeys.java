package io.github.emlogstatic.crawl.discussion;

import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Note;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells notes apart. Before emlog 2.2.6 notes have no id; the fingerprint of their text is used instead. */
public final class NoteKeys {

    private NoteKeys() {}

    /** The id of a note; where it has none, a hash of its text. */
    public static String of(Note note) {
        return note.id() > 0 ? Integer.toString(note.id()) : Hash.fingerprint(note.content());
    }

    /** Returns the notes by key, in their order. If several have the same key, the first counts. */
    public static Map<String, Note> byKey(List<Note> notes) {
        Map<String, Note> byKey = new LinkedHashMap<>();
        notes.forEach(note -> byKey.putIfAbsent(of(note), note));
        return byKey;
    }
}
