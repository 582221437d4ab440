package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site of hard cases: every page valid, and the hard ones as good as any to read. */
@Tag("browser")
class HardSiteTest {

    /** Players do not play without these two; of another host, as all of them are, they cannot break out with them. */
    private static final String SANDBOX = "Setting both “allow-scripts” and “allow-same-origin” is not recommended";

    @Test
    void everyPageIsValid() throws IOException {
        assertThat(W3c.errors(HardSite.pages()))
                .filteredOn(error -> !error.contains(SANDBOX))
                .isEmpty();
    }

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of("index.html", "tags.html", "notes.html"),
                IntStream.rangeClosed(HardSite.BROKEN, HardSite.LOCKED).mapToObj(id -> "post/" + id + ".html"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isAccessibleQuietAndAtHome(String path) {
        Inspection.passes(HardSite.address(path), HardSite.address(""));
    }
}
