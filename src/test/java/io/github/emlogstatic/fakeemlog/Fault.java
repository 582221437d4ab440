package io.github.emlogstatic.fakeemlog;

import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Gives the response that replaces emlog's own; empty if emlog answers as it should. {@link Faults} makes usual ones. */
@FunctionalInterface
public interface Fault {

    Optional<MockResponse> on(RecordedRequest request);

    /** This fault, and the other one where emlog answers as it should. */
    default Fault or(Fault other) {
        return request -> on(request).or(() -> other.on(request));
    }
}
