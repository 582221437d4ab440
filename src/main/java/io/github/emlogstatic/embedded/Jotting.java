package io.github.emlogstatic.embedded;

import java.time.Instant;

/** A note (微语) of an embedded blog. */
record Jotting(
        int id, String content, String source, int author, Instant date, boolean hidden, boolean top, String ip) {

    Jotting saying(String html, String text) {
        return new Jotting(id, html, text, author, date, hidden, top, ip);
    }
}
