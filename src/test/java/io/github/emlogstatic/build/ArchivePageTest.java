package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.TagSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code archive-format.md} names the files and keys that archives have, with their types, and no others. */
class ArchivePageTest {

    private static final Path PAGE = Path.of("src/site/markdown/archive-format.md");
    private static final Path SAMPLE = Path.of("examples/sample-blog");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| ([^|]+) \\|.*\\|");
    private static final String END_OF_TABLE = "";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Objects whose keys are the blog's, not the format's. */
    private static final List<String> FREE = List.of("fields", "extra", "views", "what");

    @TempDir
    Path folder;

    @Test
    void theSampleHasTheDocumentedKeys() throws IOException {
        holds(table("## `blog.json`"), json("blog.json"));
        holdsEach(tables("## `blog.json`").get(1), json("blog.json").get("navigation"));
        holdsEach(table("## `categories.json`"), json("categories.json"));
        holdsEach(table("## `authors.json`"), json("authors.json"));
        holdsEach(table("## `notes.json`"), json("notes.json"));
        holds(table("## `counters.json`"), json("counters.json"));
        for (Path article : files("articles")) {
            holds(table("## `articles/ID.json`"), read(article));
        }
        for (Path page : files("pages")) {
            holds(table("## `pages/ID.json`"), read(page));
        }
        for (Path comments : files("comments")) {
            holdsEach(table("## `comments/ID.json`"), read(comments));
            holds(table("## Date ranges"), read(comments).get(0).get("date"));
        }
        for (Path likes : files("likes")) {
            holdsEach(table("## `likes/ID.json`"), read(likes));
        }
    }

    @Test
    void tagsHaveTheDocumentedKeys() throws IOException {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            archive.writeTags(List.of(new TagSettings("猫", "关于猫的一切", "cat", "猫们")));
        }
        holdsEach(table("## `tags.json`"), read(folder.resolve("tags.json")));
    }

    @Test
    void theIndexHasTheDocumentedKeys() throws IOException {
        Map<String, String> documented = table("## `index.jsonl`");
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SAMPLE.resolve("index.jsonl"))) {
            assertThat(line).startsWith("{\"path\":\"");
            JSON.readTree(line).fields().forEachRemaining(entry -> found.put(entry.getKey(), type(entry.getValue())));
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(plain(documented));
    }

    @Test
    void namesHaveTheDocumentedKinds() throws IOException {
        String page = Files.readString(PAGE);
        json("names.json")
                .fieldNames()
                .forEachRemaining(name -> assertThat(page).contains("`" + name.replaceFirst("/.*", "/")));
    }

    @Test
    void everyFileOfAnArchiveIsDocumented() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.upload("content/uploadfile/202401/a.txt", "a");
        blog.publish("留下", "<a href=\"/content/uploadfile/202401/a.txt\">a</a>");
        blog.comment(1, "路人", "留下");
        int removed = blog.comment(1, "路人", "删掉");
        int leaving = blog.publish("要走", "旧文");
        blog.comment(leaving, "路人", "再见");
        int locked = blog.publish(post -> post.title("锁着").text("秘密").password("芝麻开门"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured(
                    "blog: {articlePasswords: {" + locked + ": 芝麻开门}}\nprotected: encrypted\n" + "pages: discover\n");
            crawled.build("");
            blog.delete(leaving);
            blog.deleteComment(removed);
            crawled.later(Duration.ofDays(1));
            crawled.build("");
        }

        Path archive = folder.resolve("archive");
        String page = Files.readString(PAGE);
        for (Path file : Tree.files(archive)) {
            String path = archive.relativize(file).toString();
            assertThat(page)
                    .contains("`"
                            + path.replaceFirst("\\d+\\.json$", "ID.json")
                                    .replaceFirst("^content/uploadfile/.*", "content/uploadfile/…")
                            + "`");
        }
        holds(tables("## `private/`").get(0), read(archive.resolve("private/withdrawn/" + leaving + ".json")));
        holds(
                tables("## `private/`").get(1),
                read(archive.resolve("private/removed/comments/1.json")).get(0));
        holds(tables("## `private/`").get(2), read(archive.resolve("private/sealed/" + locked + ".json")));
    }

    // ---- what an archive holds

    private static JsonNode json(String file) throws IOException {
        return read(SAMPLE.resolve(file));
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }

    private static List<Path> files(String directory) throws IOException {
        return Tree.files(SAMPLE.resolve(directory));
    }

    private static void holdsEach(Map<String, String> documented, JsonNode list) {
        assertThat(list.isArray()).isTrue();
        for (JsonNode one : list) {
            holds(documented, one);
            holdsEach(documented, one.has("children") ? one.get("children") : JSON.createArrayNode());
        }
    }

    private static void holds(Map<String, String> documented, JsonNode object) {
        Map<String, String> found = new LinkedHashMap<>();
        collect("", object, found);
        assertThat(found).containsExactlyEntriesOf(plain(documented));
    }

    private static void collect(String parent, JsonNode object, Map<String, String> found) {
        object.fields().forEachRemaining(entry -> {
            String key = parent + entry.getKey();
            found.put(key, type(entry.getValue()));
            if (entry.getValue().isObject()
                    && !FREE.contains(entry.getKey())
                    && !entry.getKey().equals("date")) {
                collect(key + ".", entry.getValue(), found);
            }
        });
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> value.isIntegralNumber() ? "number" : "fraction";
            case BOOLEAN -> "yes/no";
            case ARRAY -> "list";
            case OBJECT -> "object";
            default -> value.getNodeType().toString();
        };
    }

    // ---- what the page says of it

    /** The types of keys as JSON tells them apart. */
    private static Map<String, String> plain(Map<String, String> documented) {
        Map<String, String> plain = new LinkedHashMap<>(documented);
        plain.replaceAll((key, type) -> switch (type) {
            case "date" -> "text";
            case "date range" -> "object";
            default -> type.replaceFirst(" of .*", "");
        });
        return plain;
    }

    private static Map<String, String> table(String above) throws IOException {
        return tables(above).get(0);
    }

    /** The tables of keys below the line that starts so, in their order: types by key. */
    private static List<Map<String, String>> tables(String above) throws IOException {
        List<Map<String, String>> tables = new ArrayList<>();
        Map<String, String> table = new LinkedHashMap<>();
        List<String> below = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(above))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        for (String line :
                Stream.concat(below.stream(), Stream.of(END_OF_TABLE)).toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                table.put(row.group(1), row.group(2).strip());
            } else if (line.equals(END_OF_TABLE) && !table.isEmpty()) {
                tables.add(table);
                table = new LinkedHashMap<>();
            }
        }
        assertThat(tables).as(above).isNotEmpty();
        return tables;
    }
}
