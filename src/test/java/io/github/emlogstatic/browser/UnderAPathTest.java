package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site as GitHub Pages serves it: under a path, compressed, with 404.html for what is not there. */
@Tag("browser")
class UnderAPathTest {

    private static PagesHost host;

    @BeforeAll
    static void serve() throws IOException {
        host = PagesHost.start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static String address(String path) {
        return host.address(path);
    }

    static java.util.stream.Stream<String> pages() {
        return Kinds.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingOfAPageIsBelowThePath(String path) {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            List<String> said = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onPageError(said::add);
            page.onResponse(response -> {
                if (response.status() >= 400 || !response.url().startsWith(address(""))) {
                    wrong.add(response.status() + " " + response.url());
                }
            });
            page.navigate(address(path));

            assertThat(wrong).isEmpty();
            assertThat(said).isEmpty();
        }
    }

    @Test
    void theNotFoundPageWorksAtAnyDepth() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(address("no/such/page.html"));
            page.click(".lost .chips a >> nth=0");

            assertThat(page.url()).isEqualTo(address("index.html"));
        }
    }
}
