package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page opened from the disk is accessible, fits every screen, and loads nothing from elsewhere. */
final class Inspection {

    /** Window widths and colour schemes; the last is as narrow as a phone. */
    private record Look(int width, ColorScheme scheme) {

        /** The dark scheme differs from the light one in its colours only. */
        List<String> rules() {
            return scheme == ColorScheme.DARK ? List.of("color-contrast") : List.of();
        }
    }

    private static final List<Look> EVERY_LOOK = List.of(
            new Look(1280, ColorScheme.LIGHT),
            new Look(1280, ColorScheme.DARK),
            new Look(360, ColorScheme.LIGHT),
            new Look(360, ColorScheme.DARK));

    private static final List<String> SAID = new ArrayList<>();
    private static final List<String> ASKED = new ArrayList<>();

    /** One window for all pages: the checker is read once, and styles and scripts stay in the browser's cache. */
    private static @Nullable Page window;

    private Inspection() {}

    /**
     * Opens the page in every look and checks it.
     *
     * @param root the address of the site's folder
     */
    static void passes(String address, String root) {
        Page page = window();
        SAID.clear();
        ASKED.clear();
        page.setViewportSize(1280, 800);
        page.navigate(address);
        looksRight(page);

        assertThat(SAID).as("console").isEmpty();
        assertThat(ASKED)
                .as("requests outside the folder")
                .allMatch(url -> url.startsWith(root) || url.startsWith("data:"));
    }

    private static Page window() {
        if (window == null) {
            window = Chromium.window(1280, ColorScheme.LIGHT).newPage();
            window.onConsoleMessage(message -> SAID.add(message.type() + ": " + message.text()));
            window.onPageError(SAID::add);
            window.onRequest(request -> ASKED.add(request.url()));
            window.addInitScript(AxeBuilder.getAxeScript());
        }
        return window;
    }

    /** On every screen, in the light and in the dark. */
    static void looksRight(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        List<String> violations = new ArrayList<>();
        for (Look look : EVERY_LOOK) {
            page.setViewportSize(look.width, 800);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(look.scheme).setReducedMotion(ReducedMotion.REDUCE));
            violations(page, look.rules()).forEach(violation -> violations.add(look + " " + violation));
        }

        assertThat(violations).as("axe").isEmpty();
        assertThat(overflow(page)).as("pixels beside a screen of 360").isZero();
        assertThat(smallTargets(page)).as("targets under 24 pixels").isEmpty();
        page.setViewportSize(320, 800);
        assertThat(overflow(page)).as("pixels beside a screen of 320").isZero();
    }

    /**
     * Runs the checker. It may load nothing: from a disk that would fail and appear on the console. Selectors of all elements
     * would take a fifth of its time, and the HTML says where a violation is.
     *
     * @param rules all if empty
     */
    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, List<String> rules) {
        return (List<String>) page.evaluate("""
                async rules => {
                  const options = {resultTypes: ["violations"], preload: false, selectors: false};
                  if (rules.length) options.runOnly = rules;
                  const {violations} = await axe.run(document, options);
                  return violations.flatMap(rule => rule.nodes.map(node =>
                    rule.id + ": " + node.html + " " + node.failureSummary));
                }
                """, rules);
    }

    private static int overflow(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Links in running text are as high as a line, and disabled elements need no size. */
    @SuppressWarnings("unchecked")
    private static List<String> smallTargets(Page page) {
        return (List<String>) page.evaluate("""
                [...document.querySelectorAll("a, button, input, summary")].filter(e => {
                  if (e.closest(".prose p, .prose li, .prose td, .said, .skip, .mirror")) return false;
                  if (e.closest(".prose") && getComputedStyle(e).display === "inline" || e.disabled) return false;
                  const box = e.getBoundingClientRect();
                  return box.width > 1 && (box.height < 24 || box.width < 24);
                }).map(e => e.outerHTML.slice(0, 120) + " " + JSON.stringify(e.getBoundingClientRect()))
                """);
    }
}
