package io.github.emlogstatic.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.browser.SampleSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each article weighs with its styles and its script, as a host sends it, without its pictures. */
class WeightTest {

    private static final Pattern PROSE = Pattern.compile("(?s)<div class=\"prose\"[^>]*>.*</div>\\s*<footer>");
    private static final Pattern LOADED = Pattern.compile("(?:<link rel=\"stylesheet\" href|<script src)=\"([^\"]+)\"");
    private static final Pattern SPECIAL = Pattern.compile("<pre\\b|<math\\b");

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void anArticleIsAtMostFourteenKilobytes(String theme) throws IOException {
        Path site = SampleSite.of(theme);
        int weighed = 0;
        for (Path page : SampleSite.pages(site)) {
            String html = Files.readString(page);
            Matcher prose = PROSE.matcher(html);
            if (!html.contains("<body class=\"kind-article\">") || !prose.find()) {
                continue;
            }
            long special = SPECIAL.matcher(prose.group()).results().count();

            assertThat(gzipped(html) + loaded(page, html)).as(page.toString()).isLessThanOrEqualTo((int)
                    (14 * 1024 + special * 1024));
            weighed++;
        }
        assertThat(weighed).isGreaterThan(40);
    }

    /** The styles and scripts that the page names. */
    private static int loaded(Path page, String html) throws IOException {
        int bytes = 0;
        for (MatchResult file : LOADED.matcher(html).results().toList()) {
            bytes += gzipped(page.resolveSibling(file.group(1)));
        }
        return bytes;
    }

    private static int gzipped(Path file) throws IOException {
        return gzipped(Files.readString(file));
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
