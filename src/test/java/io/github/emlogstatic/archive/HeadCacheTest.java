package io.github.emlogstatic.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.SiteLoader.Head;
import io.github.emlogstatic.model.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadCacheTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() {
        file = folder.resolve("articles");
    }

    @Test
    void writtenHeadsAreRead() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("来源", "书\t\"里\"");
        fields.put("a", "");
        Head odd = new Head(
                "h1",
                Article.builder(7)
                        .title("题\n目 \\ 😀")
                        .date(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 500_000_000))
                        .url("post/7")
                        .author(3)
                        .tags(List.of("C++", "标签"))
                        .pinned(true, false)
                        .cover("content/uploadfile/图 1.png")
                        .needsPassword(true)
                        .fields(fields)
                        .build(),
                LazyText.of("摘要\u2028"),
                12,
                "f1");
        Head plain = head(8, "h2");

        HeadCache.of(file).write(file, List.of(odd, plain));

        HeadCache cache = HeadCache.of(file);
        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.get(7, "h1")).contains(odd);
        assertThat(cache.get(8, "h2")).contains(plain);
        assertThat(new ArrayList<>(
                        cache.get(7, "h1").orElseThrow().article().fields().keySet()))
                .containsExactly("来源", "a");
    }

    @Test
    void anotherHashOrIdIsNotFound() throws IOException {
        HeadCache.of(file).write(file, List.of(head(8, "h2")));

        HeadCache cache = HeadCache.of(file);

        assertThat(cache.get(8, "h3")).isEmpty();
        assertThat(cache.get(9, "h2")).isEmpty();
    }

    @Test
    void unchangedHeadsAreWrittenWithTheSameBytes() throws IOException {
        HeadCache.of(file).write(file, List.of(head(1, "a"), head(2, "b"), head(3, "c")));
        byte[] before = Files.readAllBytes(file);

        HeadCache cache = HeadCache.of(file);
        cache.write(
                file,
                List.of(
                        cache.get(1, "a").orElseThrow(),
                        head(2, "b"),
                        cache.get(3, "c").orElseThrow()));

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDamagedCacheIsIgnored() throws IOException {
        HeadCache.of(file).write(file, List.of(head(1, "a"), head(2, "b")));
        String text = Files.readString(file, ISO_8859_1);
        for (String damaged : List.of(
                "",
                text.substring(0, text.length() - 9),
                text.substring(0, 30),
                "[\"a\",1,\"title\"]\n", // of an earlier version
                text.replace("heads 5", "heads 4"),
                text.replace("title", "titld"), // a bit has flipped
                "\0\0\0")) {
            Files.writeString(file, damaged, ISO_8859_1);
            assertThat(HeadCache.of(file).size()).as(damaged).isZero();
        }
    }

    private static Head head(int id, String hash) {
        LocalDateTime date = LocalDateTime.of(2020, 2, 29, 12, 30, id);
        Article article = Article.builder(id)
                .title("title")
                .date(date)
                .url("?post=" + id)
                .author(1)
                .category(2)
                .tags(List.of("t"))
                .pinned(false, true)
                .cover("content/uploadfile/a.png")
                .build();
        return new Head(hash, article, LazyText.of("summary"), 3, "f" + id);
    }
}
