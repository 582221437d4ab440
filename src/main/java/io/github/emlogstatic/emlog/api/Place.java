package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.Redaction;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer, as messages name it. The name is put together only when there is a message: a list of articles has
 * thousands of places, and hardly ever a message.
 *
 * @param around the place that contains this one; null for the whole answer
 * @param name the address of the answer, or what is added to the name of the place around
 */
record Place(@Nullable Place around, Object name) {

    static Place of(HttpUrl answer) {
        return new Place(null, answer);
    }

    Place add(String more) {
        return new Place(this, more);
    }

    /** The whole name, without secrets. */
    @Override
    public String toString() {
        return around == null ? Redaction.text(name.toString()) : around + name.toString();
    }
}
