package io.github.emlogstatic.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pages reload, and when: a page must never stay old, and should not reload twice for one change. */
class PreviewStateTest {

    private static final Path SITE = Path.of("public");

    private final PreviewState shown = PreviewState.of(SITE, "/");

    @Test
    void aPageAheadReloadsOnce() throws Exception {
        long before = shown.now().version();

        shown.ahead(SITE, "/", Set.of("open.html"));
        assertThat(reloads(before)).isTrue();
        long open = shown.now().version("open.html");
        long other = shown.now().version("other.html");
        assertThat(reloads(open)).isFalse();
        shown.built(SITE, "/");

        assertThat(reloads(open)).isFalse();
        assertThat(reloads(other)).isTrue();
        assertThat(reloads(shown.now().version("open.html"))).isFalse();
    }

    @Test
    void aPageAheadShowsTheErrorOfTheBuild() throws Exception {
        shown.ahead(SITE, "/", Set.of("open.html"));
        long open = shown.now().version("open.html");

        shown.failed("a mistake");

        assertThat(reloads(open)).isTrue();
    }

    @Test
    void aPageReloadsAfterTheNextChange() throws Exception {
        shown.ahead(SITE, "/", Set.of("open.html"));
        long open = shown.now().version("open.html");
        shown.built(SITE, "/");

        shown.ahead(SITE, "/", Set.of("open.html"));

        assertThat(reloads(open)).isTrue();
    }

    @Test
    void aBuildThatChangesNothingReloadsNothing() throws Exception {
        long before = shown.now().version();

        shown.unchanged(SITE, "/");

        assertThat(reloads(before)).isFalse();
    }

    @Test
    void anErrorGoesEvenIfTheNextBuildChangesNothing() throws Exception {
        shown.failed("a mistake");
        long before = shown.now().version();

        shown.unchanged(SITE, "/");

        assertThat(reloads(before)).isTrue();
        assertThat(shown.now().mistake()).isEmpty();
    }

    @Test
    void thePagesRequestedLastCountAsOpen() {
        for (int i = 1; i <= 10; i++) {
            shown.opened(i + ".html");
        }
        shown.opened("3.html");

        assertThat(shown.opened()).hasSize(8).contains("3.html", "10.html").doesNotContain("1.html", "2.html");
    }

    private boolean reloads(long since) throws InterruptedException {
        return shown.awaitAfter(since, Duration.ZERO).version() > since;
    }
}
