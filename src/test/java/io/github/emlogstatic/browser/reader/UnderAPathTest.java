package io.github.emlogstatic.browser.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.PageKinds;
import io.github.emlogstatic.browser.PagesHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The site as GitHub Pages serves it: under a path, compressed, with 404.html for what is not there. */
@Tag("browser")
class UnderAPathTest {

    private static final List<String> CONSOLE_LINES = new ArrayList<>();
    private static final List<String> WRONG_ANSWERS = new ArrayList<>();

    private static PagesHost host;
    private static Page page;

    @BeforeAll
    static void serve() throws IOException {
        host = PagesHost.start();
        page = Chromium.window(1280, ColorScheme.LIGHT).newPage();
        page.onConsoleMessage(message -> CONSOLE_LINES.add(message.text()));
        page.onPageError(CONSOLE_LINES::add);
        page.onResponse(response -> {
            if (response.status() >= 400 || !response.url().startsWith(address(""))) {
                WRONG_ANSWERS.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterAll
    static void stop() {
        page.context().close();
        host.close();
    }

    private static String address(String path) {
        return host.address(path);
    }

    static Stream<String> pages() {
        return PageKinds.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingOfAPageIsBelowThePath(String path) {
        CONSOLE_LINES.clear();
        WRONG_ANSWERS.clear();
        page.navigate(address(path));

        assertThat(WRONG_ANSWERS).isEmpty();
        assertThat(CONSOLE_LINES).isEmpty();
    }

    @Test
    void theNotFoundPageWorksAtAnyDepth() {
        page.navigate(address("no/such/page.html"));
        page.click(".lost .chips a >> nth=0");
        page.waitForURL(address("index.html"));

        assertThat(page.locator(".lost").count()).isZero();
    }

    @Test
    void searchWorksUnderAPath() {
        page.navigate(address("search.html?q=熟普"));
        page.click(".hits h2 a");
        page.waitForURL(url -> url.startsWith(address("")) && !url.contains("search"));

        assertThat(page.locator("h1").innerText()).isEqualTo("立冬，开一饼老茶");
    }
}
