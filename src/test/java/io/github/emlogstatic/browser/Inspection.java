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
public final class Inspection {

    private static final List<String> ALL_RULES = List.of();
    private static final String COLOURS = "color-contrast";

    /** A width of the window, a colour scheme, and what the checker looks at. */
    private record Look(int width, ColorScheme scheme, List<String> rules, Part part) {}

    private enum Part {
        PAGE,

        /** Elements, and what they hold, whose colours are others than in the look before. */
        OTHER_COLOURS,

        /** Of elements with text that have the same name, class and colours, as have all that they are in, the first. */
        ONE_OF_A_KIND
    }

    private static final Look WIDE = new Look(1280, ColorScheme.LIGHT, ALL_RULES, Part.PAGE);

    /** The dark scheme differs from the light one in its colours only. */
    private static final Look DARK = new Look(1280, ColorScheme.DARK, List.of(COLOURS), Part.ONE_OF_A_KIND);

    /**
     * On a phone, other elements are shown in the head of the page only, which all pages have: it is looked at on home
     * pages. What else differs there is how elements lie.
     */
    private static final List<Look> LOOKS = List.of(
            DARK,
            WIDE,
            new Look(360, ColorScheme.LIGHT, List.of(COLOURS), Part.OTHER_COLOURS),
            new Look(360, ColorScheme.LIGHT, List.of("scrollable-region-focusable"), Part.PAGE));

    private static final List<Look> LOOKS_OF_HOME = List.of(
            WIDE,
            DARK,
            new Look(360, ColorScheme.LIGHT, ALL_RULES, Part.PAGE),
            new Look(360, ColorScheme.DARK, List.of(COLOURS), Part.ONE_OF_A_KIND));

    private static final List<String> CONSOLE_LINES = new ArrayList<>();
    private static final List<String> REQUESTS = new ArrayList<>();

    /** One window for all pages: the checker is read once, and styles and scripts stay in the browser's cache. */
    private static @Nullable Page window;

    private Inspection() {}

    /**
     * Opens the page in every look and checks it.
     *
     * @param root the address of the site's folder
     */
    public static void passes(String address, String root) {
        window().navigate("about:blank"); // the page before may say or ask for something when it goes
        CONSOLE_LINES.clear();
        REQUESTS.clear();
        looksRight(address);

        assertThat(CONSOLE_LINES).as("console").isEmpty();
        assertThat(REQUESTS)
                .as("requests outside the folder")
                .allMatch(url -> url.startsWith(root) || url.startsWith("data:"));
    }

    private static Page window() {
        if (window == null) {
            window = Chromium.window(1280, ColorScheme.LIGHT).newPage();
            window.onConsoleMessage(message -> CONSOLE_LINES.add(message.type() + ": " + message.text()));
            window.onPageError(CONSOLE_LINES::add);
            window.onRequest(request -> REQUESTS.add(request.url()));
            window.addInitScript(AxeBuilder.getAxeScript());
        }
        return window;
    }

    /** Opens the page in every look and checks it, but not what it loads. */
    public static void looksRight(String address) {
        Page page = window();
        page.setViewportSize(1280, 800);
        page.navigate(address);
        looksRight(page);
    }

    /** On every screen, in the light and in the dark. */
    public static void looksRight(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        List<String> violations = new ArrayList<>();
        for (Look look : page.url().endsWith("/index.html") ? LOOKS_OF_HOME : LOOKS) {
            page.setViewportSize(look.width, 800);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(look.scheme).setReducedMotion(ReducedMotion.REDUCE));
            violations(page, look).forEach(violation -> violations.add(look + " " + violation));
        }

        assertThat(violations).as("axe").isEmpty();
        assertThat(overflow(page)).as("pixels beside a screen of 360").isZero();
        assertThat(smallTargets(page)).as("targets under 24 pixels").isEmpty();
        page.setViewportSize(320, 800);
        assertThat(overflow(page)).as("pixels beside a screen of 320").isZero();
    }

    /**
     * Runs the checker. It may load nothing: from a disk that would fail and appear on the console. Selectors of all elements
     * would take a fifth of its time, and the HTML says where a violation is. Colours take most of it.
     */
    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, Look look) {
        return (List<String>) page.evaluate("""
                async ([rules, part]) => {
                  const colours = element => {
                    const style = getComputedStyle(element);
                    const size = parseFloat(style.fontSize);
                    const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
                    return [style.display === "none", style.visibility, style.color, style.backgroundColor,
                      style.backgroundImage, style.opacity, large].join();
                  };
                  const before = window.coloursBefore;
                  window.coloursBefore = new Map([...document.querySelectorAll("body, body *")].map(e => [e, colours(e)]));
                  const kinds = new Map(), seen = new Set();
                  const hasText = e => e.matches("input, textarea, select") || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
                  const parts = {
                    OTHER_COLOURS: ([e, now]) => before?.get(e) !== now,
                    ONE_OF_A_KIND: ([e, now]) => {
                      kinds.set(e, [kinds.get(e.parentElement), e.localName, e.className, now].join());
                      return hasText(e) && seen.size < seen.add(kinds.get(e)).size;
                    },
                  };
                  const chosen = part === "PAGE" ? document : {include: [...coloursBefore].filter(parts[part]).map(([e]) => e)};
                  if (chosen.include && !chosen.include.length) return [];
                  const options = {resultTypes: ["violations"], preload: false, selectors: false};
                  if (rules.length) options.runOnly = rules;
                  const {violations} = await axe.run(chosen, options);
                  return violations.flatMap(rule => rule.nodes.map(node =>
                    rule.id + ": " + node.html + " " + node.failureSummary));
                }
                """, List.of(look.rules, look.part.name()));
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
