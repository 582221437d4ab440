package io.github.emlogstatic.emlog.api;

import java.io.IOException;

/**
 * The JSON of one entry of a list, within the answer that holds it.
 *
 * @param place for messages
 */
record EntryJson(byte[] answer, int from, int to, Place place) {

    Fields fields() throws IOException {
        return Fields.of(Envelope.JSON.readTree(answer, from, to - from), place);
    }
}
