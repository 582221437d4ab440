package io.github.emlogstatic.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.impl.driver.jar.DriverJar;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.MadeOnce;
import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium that is installed, started once for all tests. Without one they are skipped. */
public final class Chromium {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Milliseconds until a page that hangs, or does not show what it should, has failed; Playwright's own are too few. */
    private static final double PATIENCE = 120_000;

    private static @Nullable Browser browser;
    private static @Nullable Page page;

    private Chromium() {}

    private static synchronized Browser browser() {
        if (browser == null) {
            Optional<Path> program = program();
            Skip.unless(program.isPresent(), "no chromium on the PATH: .ci/run installs it");
            System.setProperty(
                    "playwright.cli.dir",
                    MadeOnce.folder("playwright", Chromium::unpack).toString());
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program.orElseThrow())
                            .setArgs(QUIET)
                            .setTimeout(PATIENCE));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    /** Puts Playwright's own program there: 134 MB, which each process would have of its own. */
    private static void unpack(Path folder) throws IOException {
        try {
            DriverJar.installDriverTo(folder);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    public static BrowserContext window(int width, ColorScheme scheme) {
        return context(
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
    }

    /** A window with more than a size and a scheme. */
    public static BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser().newContext(options);
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    /**
     * The one window of all tests that only look at pages: opening another takes longer than most pages. A test that stores
     * something in the browser, or listens to it, opens a window of its own.
     */
    public static synchronized Page page(int width) {
        if (page == null) {
            page = window(width, ColorScheme.LIGHT).newPage();
        }
        page.setViewportSize(width, 800);
        page.mouse().move(0, 0);
        return page;
    }

    /** Waits until it is true. Playwright's own way would repeat the text with eval, which the policy of pages forbids. */
    public static void await(Page page, String expression) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    }

    /** The shell is the same browser without windows of its own, and quicker. */
    private static Optional<Path> program() {
        String[] path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
