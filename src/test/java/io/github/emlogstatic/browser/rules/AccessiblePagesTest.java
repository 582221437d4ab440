package io.github.emlogstatic.browser.rules;

import io.github.emlogstatic.browser.Inspection;
import io.github.emlogstatic.browser.PageKinds;
import io.github.emlogstatic.browser.SampleSite;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of page of the sample blog. */
@Tag("browser")
class AccessiblePagesTest {

    static Stream<String> pages() {
        return PageKinds.pages().filter(page -> !page.equals("404.html"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesAreAccessibleAndLoadNothingFromElsewhere(String path) {
        Inspection.passes(SampleSite.address(path), SampleSite.address(""));
    }
}
