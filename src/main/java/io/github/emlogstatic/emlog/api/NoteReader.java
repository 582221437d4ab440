package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.text.RelativeDate;
import io.github.emlogstatic.model.Note;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code note_list}. emlog also gives the author's IP, which is not read. Before emlog 2.2.6 notes have no id.
 */
final class NoteReader {

    private NoteReader() {}

    static List<Note> read(Fields data, Instant now, ZoneId zone) throws EmlogException {
        List<Note> notes = new ArrayList<>();
        for (Fields entry : data.required("notes", "note")) {
            notes.add(new Note(
                    entry.number("id"),
                    entry.text("t"),
                    entry.text("t_raw"),
                    RelativeDate.parse(entry.text("date"), now, zone),
                    entry.number("author_id")));
        }
        return notes;
    }
}
