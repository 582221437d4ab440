package io.github.emlogstatic.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.PagesHost;
import io.github.emlogstatic.browser.SampleSite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How light, still and readable a page is, as a host serves it: measured, bounded, and printed as a column of the table
 * that compares themes.
 */
@Tag("browser")
@ParameterizedClass
@ValueSource(strings = {"default", "xuan"})
class MeasuresTest {

    private static final List<Integer> WIDTHS = List.of(1280, 360);
    private static final List<String> PAGES = List.of("index.html", "post-43.html", "list/2.html");

    private static PagesHost host;

    /** One for all visits. No mouse moves in it: a page loads more as soon as one does. */
    private static Page page;

    private final StringBuilder column = new StringBuilder();

    private final String theme;

    MeasuresTest(String theme) {
        this.theme = theme;
    }

    @BeforeParameterizedClassInvocation
    static void serve(String theme) throws IOException {
        host = PagesHost.start(SampleSite.of(theme));
        page = Chromium.window(1280, ColorScheme.LIGHT).newPage();
        page.addInitScript("window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e =>"
                + " window.shift += e.value)).observe({type: 'layout-shift', buffered: true});"
                // Chromium tells a new window of a mouse at 0, 0 that nobody moved, sometimes late.
                + " addEventListener('pointermove', told => told.stopImmediatePropagation(), true)");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        page.context().close();
        host.close();
    }

    /**
     * A page once its late images have come; sizes in bytes, by the last part of the content type.
     *
     * @param nodes without the inside of formulas, which is as long as these are
     * @param special formulas and blocks of code
     */
    private record Visit(
            int requests, Map<String, Long> bytes, int nodes, int special, double shift, Readable readable) {

        double kilobytes() {
            return bytes.values().stream().mapToLong(Long::longValue).sum() / 1024.0;
        }

        double kilobytes(String type) {
            return bytes.getOrDefault(type, 0L) / 1024.0;
        }
    }

    /** @param lineLength in em; of hanzi, characters a line */
    private record Readable(double contrast, double lineLength, double lowestTarget, int overflow) {}

    @Test
    void aPageIsLightStillAndReadable() {
        List<Visit> wide =
                PAGES.stream().map(path -> visit(path, WIDTHS.get(0))).toList();
        List<Visit> narrow =
                PAGES.stream().map(path -> visit(path, WIDTHS.get(1))).toList();
        Visit article = wide.get(1);

        row("theme", "%s", theme);
        row("requests, home / article / list", "%d/%d/%d", wide.stream().map(Visit::requests));
        row("KB, long article without photo", "%.1f", article.kilobytes());
        row("CSS, JS, KB", "%.1f, %.1f", article.kilobytes("css"), article.kilobytes("javascript"));
        row(
                "layout shift, images late, 1280 px",
                "%.3f/%.3f/%.3f",
                wide.stream().map(Visit::shift));
        row(
                "layout shift, images late, 360 px",
                "%.3f/%.3f/%.3f",
                narrow.stream().map(Visit::shift));
        row("overflow at 360 px", "%d/%d/%d", narrow.stream().map(visit -> visit.readable.overflow));
        row("lowest target of the navigation, px", "%.0f", narrow.get(0).readable.lowestTarget);
        row("DOM nodes, home / article / list", "%d/%d/%d", wide.stream().map(Visit::nodes));
        row("contrast of the text", "%.1f", article.readable.contrast);
        row("characters a line", "%.1f", article.readable.lineLength);
        System.out.print(column);

        assertThat(wide).allSatisfy(visit -> {
            assertThat(visit.requests).isLessThanOrEqualTo(4);
            assertThat(visit.bytes).containsOnlyKeys("html", "css", "javascript");
            assertThat(visit.kilobytes("css")).isLessThanOrEqualTo(5.5);
            assertThat(visit.kilobytes("javascript")).isLessThanOrEqualTo(1.5);
            assertThat(visit.readable.contrast).isGreaterThanOrEqualTo(10);
            assertThat(visit.readable.lineLength).isLessThanOrEqualTo(38);
        });
        assertThat(article.requests).as("page, style and script").isEqualTo(3);
        assertThat(article.kilobytes()).isLessThanOrEqualTo(14);
        assertThat(wide.get(0).nodes).isLessThanOrEqualTo(180);
        assertThat(article.nodes).isLessThanOrEqualTo(430);
        assertThat(narrow).allSatisfy(visit -> {
            assertThat(visit.readable.overflow).isZero();
            assertThat(visit.readable.lowestTarget).isGreaterThanOrEqualTo(40);
        });
        assertThat(wide.stream().mapToDouble(Visit::shift)).allMatch(shift -> shift < .01);
        assertThat(narrow.stream().mapToDouble(Visit::shift)).allMatch(shift -> shift < .01);
    }

    @Test
    void anArticleOfFiveHundredCharactersTakesTenKilobytes() {
        Visit visit = visit("post-16.html", WIDTHS.get(0));

        assertThat(visit.requests).isEqualTo(3);
        assertThat(visit.kilobytes()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-22.html", "post-18.html", "post-30.html", "post-38.html", "post-54.html"})
    void codeAndFormulasCostLittleMoreThanTheirText(String path) {
        Visit visit = visit(path, WIDTHS.get(0));
        int own = visit.special;

        System.out.printf(Locale.ROOT, "| KB, %s, %d formulas and blocks | %.1f |%n", path, own, visit.kilobytes());
        assertThat(own).isPositive();
        assertThat(visit.requests)
                .as("captions, players or a series add one more")
                .isBetween(4, 5);
        assertThat(visit.kilobytes()).isLessThanOrEqualTo(14 + own);
        assertThat(visit.nodes).isLessThanOrEqualTo(430);
    }

    /** What a reader who moves loads besides: the script of what can be pressed, and its style. */
    @Test
    void theFirstScrollLoadsLittle() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page moved = window.newPage();
            List<Response> loaded = responses(moved, () -> {
                moved.navigate(host.address(PAGES.get(1)));
                moved.mouse().wheel(0, 300); // a browser may have told of a mouse before
                moved.waitForCondition(() -> (Boolean) moved.evaluate("!!window.readerTools &&"
                        + " !Array.isArray(readerTools) && !!document.querySelector('[href$=\"later.css\"]')?.sheet"));
            });
            loaded.removeIf(response -> type(response).startsWith("image/")
                    || response.url().matches(".*/(post-43\\.html|article\\.css|site\\.js)"));
            double kilobytes = loaded.stream().mapToLong(MeasuresTest::length).sum() / 1024.0;

            System.out.printf(Locale.ROOT, "| KB, at the first scroll | %.1f |%n", kilobytes);
            assertThat(loaded).hasSize(2);
            assertThat(kilobytes).isLessThanOrEqualTo(4.5);
        }
    }

    @Test
    void theCoversOfTheHomePageFitAPhone() {
        try (BrowserContext window = Chromium.context(
                new Browser.NewContextOptions().setViewportSize(390, 800).setDeviceScaleFactor(2))) {
            Page phone = window.newPage();
            List<Response> responses = responses(phone, () -> {
                phone.navigate(host.address("index.html"));
                for (int y = 0; y < 8000; y += 800) {
                    phone.mouse().wheel(0, 800);
                    painted(phone);
                }
                phone.waitForCondition(
                        () -> (Boolean) phone.evaluate("[...document.images].every(image => image.complete)"));
            });
            double kilobytes =
                    responses.stream().mapToLong(MeasuresTest::length).sum() / 1024.0;

            System.out.printf(Locale.ROOT, "| KB, home with its covers, 390 px at 2 | %.1f |%n", kilobytes);
            assertThat(responses)
                    .filteredOn(response -> type(response).startsWith("image/"))
                    .hasSizeGreaterThan(5);
            assertThat(kilobytes).isLessThanOrEqualTo(250);
        }
    }

    /** From the home page, where a reader looks for something to read. */
    @Test
    void aPageThatIsPointedAtIsLoadedAhead() {
        Page pointed = Chromium.page(1280);
        pointed.navigate(host.address("index.html"));
        pointed.waitForRequest("**/post-*.html", () -> pointed.hover(".card:nth-child(3) h2 a"));

        assertThat(pointed.locator("link[rel=prefetch]").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"index.html, 768", "post-47.html, 1280", "post-53.html, 390"})
    void titlesOfCardsBreakBetweenWords(String path, int width) {
        page.setViewportSize(width, 800);
        page.navigate(host.address(path));

        assertThat((List<?>) page.evaluate("""
                [...document.querySelectorAll(".card h2 a, .siblings [dir], .near span[dir]")].flatMap(title =>
                  [...title.childNodes].filter(node => node.nodeType === 3).flatMap(node =>
                    [...node.data.matchAll(/\\p{Script=Han}+/gu)].filter(words => words[0].length < 9 && (() => {
                      const range = document.createRange();
                      range.setStart(node, words.index);
                      range.setEnd(node, words.index + words[0].length);
                      return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
                    })()).map(words => words[0])))
                """)).isEmpty();
    }

    @Test
    void aQueryIsAnsweredFromALittleOfTheIndex() {
        page.navigate(host.address("search.html"));
        List<Response> loaded = responses(page, () -> {
            page.fill("#q", "熟普");
            page.locator(".hits h2").first().waitFor();
        });

        double kilobytes = loaded.stream().mapToLong(MeasuresTest::length).sum() / 1024.0;
        System.out.printf(Locale.ROOT, "| a query, KB | %.1f |%n", kilobytes);
        assertThat(kilobytes).isLessThanOrEqualTo(15);
    }

    private static Visit visit(String path, int width) {
        page.setViewportSize(width, 800);
        List<Route> late = new ArrayList<>();
        Predicate<String> uploads = url -> url.contains("/uploadfile/");
        page.route(uploads, late::add);
        List<Response> responses = responses(page, () -> {
            page.navigate(host.address(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            painted(page);
            late.forEach(Route::resume);
            page.unroute(uploads);
            page.waitForLoadState();
            painted(page);
        });
        return new Visit(
                (int) responses.stream()
                        .filter(response -> !type(response).startsWith("image/"))
                        .count(),
                bytes(responses),
                number(page, "document.querySelectorAll(':not(math *)').length").intValue(),
                page.locator(".prose math, .prose pre").count(),
                number(page, "window.shift").doubleValue(),
                readable(page));
    }

    /** What the page loads meanwhile. */
    private static List<Response> responses(Page page, Runnable meanwhile) {
        List<Response> responses = new ArrayList<>();
        Consumer<Response> listener = responses::add;
        page.onResponse(listener);
        meanwhile.run();
        page.offResponse(listener);
        return responses;
    }

    /** Two frames: what the page has is laid out, and the observer has heard of it. */
    private static void painted(Page page) {
        page.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
    }

    private static Map<String, Long> bytes(List<Response> responses) {
        Map<String, Long> bytes = new TreeMap<>();
        for (Response response : responses) {
            String type = type(response);
            if (!type.startsWith("image/")) {
                bytes.merge(type.replaceFirst(".*/", "").replaceFirst(";.*", ""), length(response), Long::sum);
            }
        }
        return bytes;
    }

    private static String type(Response response) {
        return response.headers().get("content-type");
    }

    private static long length(Response response) {
        return Long.parseLong(response.headers().get("content-length"));
    }

    private static Readable readable(Page page) {
        return new Readable(
                number(page, """
                    (() => {
                      const light = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255)
                        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
                        .reduce((sum, part, i) => sum + part * [.2126, .7152, .0722][i], 0);
                      const style = getComputedStyle(document.body);
                      const [a, b] = [light(style.color), light(style.backgroundColor)];
                      return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                    })()
                    """).doubleValue(),
                number(page, """
                    (() => {
                      const text = document.querySelector(".prose, .card:last-child .summary");
                      return text.clientWidth / parseFloat(getComputedStyle(text).fontSize);
                    })()
                    """).doubleValue(),
                number(page, """
                    Math.min(...[...document.querySelectorAll("header.top a, header.top button, .ways a")]
                      .map(e => e.getBoundingClientRect().height).filter(height => height > 0))
                    """).doubleValue(),
                number(page, "document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .intValue());
    }

    private static Number number(Page page, String script) {
        return (Number) page.evaluate(script);
    }

    private void row(String what, String format, java.util.stream.Stream<?> values) {
        row(what, format, values.toArray());
    }

    private void row(String what, String format, Object... values) {
        column.append(String.format(Locale.ROOT, "| %s | " + format + " |%n", prepend(what, values)));
    }

    private static Object[] prepend(String what, Object... values) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(what), java.util.Arrays.stream(values))
                .toArray();
    }
}
