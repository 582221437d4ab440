package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import java.util.Map;
import java.util.stream.Collectors;
import mockwebserver3.RecordedRequest;

/** The pages that a crawl has asked a blog for. */
public final class AskedPages {

    private AskedPages() {}

    /** How often each page was asked for, by the target of the request. */
    public static Map<String, Long> of(EmlogServer emlog) {
        return emlog.requests().stream()
                .filter(request -> EmlogServer.method(request).equals("page"))
                .collect(Collectors.groupingBy(RecordedRequest::getTarget, Collectors.counting()));
    }

    /** Asserts that pages were asked for, and none of them twice. */
    public static void assertOnceEach(EmlogServer emlog) {
        assertThat(of(emlog))
                .isNotEmpty()
                .allSatisfy((page, times) -> assertThat(times).as(page).isEqualTo(1));
    }
}
