package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.model.Note;
import java.util.List;

/**
 * The newest notes, pinned ones first.
 *
 * @param all whether there are no other notes
 */
public record NotesAnswer(List<Note> newest, boolean all) {}
