package io.github.emlogstatic.archive.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.github.emlogstatic.model.discussion.DateRange;
import java.io.IOException;
import java.time.Instant;

/** Refuses instants that no blog has. Java cannot compute the date of its earliest and its latest instants. */
final class InstantReader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        Instant instant = InstantDeserializer.INSTANT.deserialize(json, context);
        if (instant == null || !DateRange.isPossible(instant)) { // null of an empty text
            throw context.weirdStringException(json.getText(), Instant.class, "impossible");
        }
        return instant;
    }
}
