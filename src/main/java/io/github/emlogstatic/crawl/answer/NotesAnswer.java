package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.model.Note;
import java.util.List;

/**
 * The newest notes, pinned ones first.
 *
 * @param all whether the source shows no other notes
 * @param view which notes the source sees
 * @param where the address that was asked, for messages
 */
public record NotesAnswer(List<Note> newest, boolean all, SourceView view, String where) {}
