package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** A page opened from the disk: for everybody, on every screen, and from nowhere else. */
final class Inspection {

    private Inspection() {}

    /** @param root the address of the site's folder */
    static void passes(String address, String root) {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            List<String> said = new ArrayList<>();
            List<String> elsewhere = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
            page.onPageError(said::add);
            page.onRequest(request -> {
                if (!request.url().startsWith(root) && !request.url().startsWith("data:")) {
                    elsewhere.add(request.url());
                }
            });
            page.navigate(address);
            page.waitForLoadState();
            List<String> heard = List.copyOf(said); // the checker itself has something to say on a disk
            looksRight(page);

            assertThat(heard).as("console").isEmpty();
            assertThat(elsewhere).as("requests outside the folder").isEmpty();
        }
    }

    /** In both widths, in the light and in the dark. */
    static void looksRight(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        List<String> violations = new ArrayList<>();
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 800);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                violations.addAll(violations(page, scheme, width));
            }
        }

        assertThat(violations).as("axe").isEmpty();
        assertThat(overflow(page)).as("pixels beside a screen of 360").isZero();
        assertThat(smallTargets(page)).as("targets under 24 pixels").isEmpty();
        page.setViewportSize(320, 800);
        assertThat(overflow(page)).as("pixels beside a screen of 320").isZero();
    }

    /** All rules in the light; the dark changes colours only. */
    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, ColorScheme scheme, int width) {
        List<String> found =
                (List<String>) page.evaluate("""
                async rules => {
                  const options = {resultTypes: ["violations"]};
                  if (rules) options.runOnly = rules;
                  const {violations} = await axe.run(document, options);
                  return violations.flatMap(rule => rule.nodes.map(node =>
                    rule.id + ": " + node.target + " " + node.html + " " + node.failureSummary));
                }
                """, scheme == ColorScheme.DARK ? List.of("color-contrast") : null);
        return found.stream()
                .map(violation -> scheme + " " + width + " " + violation)
                .toList();
    }

    private static int overflow(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Links in running text are as high as a line, and nobody presses what is disabled. */
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
