package io.github.emlogstatic.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.TestBlog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private final TestBlog blog = TestBlog.of(0);

    @BeforeEach
    void publish() {
        blog.theme = "default";
        blog.series = List.of("豆腐");
        blog.publish(1, "豆腐");
        blog.publish(2, "别的");
        blog.publish(3, "豆腐", "别的");
        blog.publish(4, "豆腐");
    }

    @Test
    void articleShowsItsPartAndLinksToItsNeighbours() {
        assertThat(blog.make("post/3.html"))
                .contains("<nav class=\"series\" aria-label=\"系列：豆腐\">", "<summary>第 2 篇，共 3 篇</summary>")
                .contains("<a rel=\"prev\" href=\"../post/1.html\" dir=\"auto\">← 文章 1</a>")
                .contains("<a rel=\"next\" href=\"../post/4.html\" dir=\"auto\">→ 文章 4</a>");
        assertThat(blog.make("post/2.html")).doesNotContain("class=\"series\"");
    }

    @Test
    void newPartChangesThePagesOfTheSeriesAlone() {
        Map<String, Map<String, String>> before = articles();
        blog.publish(5, "豆腐");
        Map<String, Map<String, String>> after = articles();

        assertThat(after.keySet().stream()
                        .filter(path -> !after.get(path).equals(before.get(path)))
                        .toList())
                .containsExactly("post/1.html", "post/3.html", "post/4.html", "post/5.html");
    }

    private Map<String, Map<String, String>> articles() {
        Map<String, Map<String, String>> inputs = new TreeMap<>();
        for (PlannedFile file : blog.plan().values()) {
            if (file.path().startsWith("post/")) {
                inputs.put(file.path(), file.inputs().get());
            }
        }
        return inputs;
    }
}
