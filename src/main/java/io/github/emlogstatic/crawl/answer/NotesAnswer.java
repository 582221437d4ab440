package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.model.Note;
import java.util.List;

/**
 * The newest notes, pinned ones first.
 *
 * @param all whether there are no others
 */
public record NotesAnswer(List<Note> newest, boolean all) {}
