package io.github.emlogstatic.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same text in both modes: what an author's script does, and what the page's own policy says to it. */
@Tag("browser")
class TrustedTest {

    private static final String HTML = """
            <p id="said">quiet</p><script>document.getElementById("said").textContent = "ran"</script>
            <button onclick="this.textContent = 'pressed'">press</button>
            <pre><code class="language-java">int a;</code></pre>
            """;

    @ParameterizedTest
    @CsvSource({"safe, quiet", "trusted, ran"})
    void onlyWhatIsTrustedRuns(String mode, String said) throws Exception {
        String address = OneArticle.address(mode, HTML, "html: " + mode);
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            List<String> heard = new ArrayList<>();
            page.onConsoleMessage(message -> heard.add(message.text()));
            page.onPageError(heard::add);
            page.navigate(address);

            assertThat(page.locator("#said")).hasText(said);
            assertThat(page.locator(".hljs-type")).hasText("int");
            if (mode.equals("trusted")) {
                page.click("text=press");
                assertThat(page.locator("text=pressed")).isVisible();
            }
            assertThat(heard).isEmpty();
        }
    }
}
