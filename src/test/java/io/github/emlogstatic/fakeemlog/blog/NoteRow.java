package io.github.emlogstatic.fakeemlog.blog;

import java.time.Instant;

/** A note (微语) of a blog in memory. */
public record NoteRow(
        int id, String content, String source, int author, Instant date, boolean hidden, boolean top, String ip) {

    NoteRow saying(String html, String text) {
        return new NoteRow(id, html, text, author, date, hidden, top, ip);
    }
}
