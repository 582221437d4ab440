package io.github.emlogstatic.emlog.api;

import java.io.IOException;

/** The JSON of one entry of a list, within the answer that holds it. */
final class EntryJson {

    private final byte[] answer;
    private final int from;
    private final int to;
    private final Place place;

    /** @param place for messages */
    EntryJson(byte[] answer, int from, int to, Place place) {
        this.answer = answer;
        this.from = from;
        this.to = to;
        this.place = place;
    }

    Fields fields() throws IOException {
        return Fields.of(Envelope.JSON.readTree(answer, from, to - from), place);
    }
}
