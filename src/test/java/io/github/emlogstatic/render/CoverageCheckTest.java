package io.github.emlogstatic.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Articles and pages that the site lost are reported. */
class CoverageCheckTest {

    private final CoverageCheck gaps = new CoverageCheck(
            List.of("1.html", "2.html", "关于.html"), List.of("1.html", "关于.html"), List.of("1.html", "关于.html"));
    private final Set<String> planned = new HashSet<>(Set.of("index.html", "1.html", "2.html", "关于.html"));
    private final Set<String> sitemap = new HashSet<>(Set.of("index.html", "1.html", "关于.html"));
    private final Set<String> search = new HashSet<>(Set.of("1.html", "关于.html"));

    @Test
    void completeSiteMissesNothing() {
        assertThat(gaps.in(planned, Optional.of(sitemap), Optional.of(search))).isEmpty();
    }

    @Test
    void siteWithoutSitemapAndSearchMissesNothing() {
        assertThat(gaps.in(planned, Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void articleWithoutAPageIsReported() {
        planned.remove("2.html");

        assertThat(gaps.in(planned, Optional.of(sitemap), Optional.of(search)))
                .containsOnly(Map.entry("the site", List.of("2.html")));
    }

    @Test
    void articleMissingFromTheSitemapIsReported() {
        sitemap.remove("关于.html");

        assertThat(gaps.in(planned, Optional.of(sitemap), Optional.of(search)))
                .containsOnly(Map.entry("the sitemap", List.of("关于.html")));
    }

    @Test
    void articleMissingFromTheSearchIsReported() {
        search.remove("1.html");

        assertThat(gaps.in(planned, Optional.of(sitemap), Optional.of(search)))
                .containsOnly(Map.entry("the search", List.of("1.html")));
    }
}
