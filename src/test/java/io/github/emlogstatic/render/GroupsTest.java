package io.github.emlogstatic.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.output.plan.PlannedGroup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A group that a build does not plan is as it was: after each random change of a blog, a group with the same fingerprint
 * has the same files with the same inputs, and links of the same fingerprint lead where they led.
 */
class GroupsTest {

    private static final Pattern SHARD = Pattern.compile("(?:^|/)search/([^/]+)/([0-9]+)\\.js$");

    private static final int ARTICLES = 60;
    private static final int CHANGES = 25;
    private static final List<String> TAGS = List.of("C++", "A/B", "新", "Java", "系列");
    private static final String UPLOAD = "content/uploadfile/202405/a.png";

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("histories", 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void groupsThatAreNotPlannedWouldBeTheSame(int seed) throws IOException {
        Random random = new Random(seed);
        TestBlog blog = blog(random);
        Plan before = Plan.of(blog);
        int same = 0;
        for (int i = 0; i < CHANGES; i++) {
            int kind = random.nextInt(18);
            change(blog, kind, random);
            Plan after = Plan.of(blog);
            String when = "seed " + seed + ", change " + i + " of kind " + kind;
            for (Map.Entry<String, Group> group : after.groups.entrySet()) {
                Group old = before.groups.get(group.getKey());
                if (old != null && old.isAs(group.getValue())) {
                    same++;
                    assertThat(group.getValue().inputs)
                            .as("%s, %s", group.getKey(), when)
                            .isEqualTo(old.inputs);
                }
            }
            if (after.links.equals(before.links)) {
                assertThat(after.targets).as(when).isEqualTo(before.targets);
            }
            before = after;
        }
        assertThat(same).isGreaterThan(CHANGES);
    }

    /** The sites of readers have manifests with these names. */
    @Test
    void groupsKeepTheirNamesInManifests() throws IOException {
        assertThat(Plan.of(new TestBlog()).groups.keySet())
                .contains("ArchivesPage", "CoverFiles", "FeedFiles", "IndexPages", "MovedPages", "NotFoundPage")
                .contains("NotePages", "OfflineReading", "RedirectFiles", "RedirectScript", "SitemapFiles")
                .contains("StandalonePageFiles", "ThemeAssets", "WebManifest", "others");
    }

    private static TestBlog blog(Random random) {
        TestBlog blog = new TestBlog();
        blog.perPage = 2;
        blog.theme = "default"; // it has a search
        blog.series = List.of("系列");
        blog.categories.add(new Category(1, "技术", "tech", "", 0, 0));
        blog.categories.add(new Category(2, "Java", "", "", 1, 0));
        blog.uploads.media.put(UPLOAD, new Media(UPLOAD, "", 1, 800, 600));
        blog.pages.add(new Page(90, "关于", blog.publish(1).date(), "?post=90", 1, ""));
        for (int id = 1; id <= ARTICLES; id++) {
            blog.publish(id, tag(random), tag(random));
            blog.put(With.category(blog.article(id), random.nextInt(3)));
        }
        return blog;
    }

    private static String tag(Random random) {
        return TAGS.get(random.nextInt(random.nextInt(TAGS.size()) + 1));
    }

    private static void change(TestBlog blog, int kind, Random random) {
        Article article = blog.articles.get(random.nextInt(blog.articles.size()));
        int id = article.id();
        switch (kind) {
            case 0 -> blog.put(With.title(article, "标题 " + random.nextInt(3)));
            case 1 -> blog.bodies.articles.put(id, "<p>正文 " + random.nextInt(3) + "</p>");
            case 2 -> blog.put(With.date(article, article.date().plusDays(random.nextInt(80) - 40)));
            case 3 -> blog.put(With.category(article, random.nextInt(3)));
            case 4 -> blog.put(With.tags(article, tag(random)));
            case 5 -> blog.put(With.top(article));
            case 6 -> blog.put(With.password(article));
            case 7 -> blog.put(With.fields(article, Map.of("来源", "书 " + random.nextInt(3))));
            case 8 -> blog.put(With.cover(article, random.nextBoolean() ? UPLOAD : ""));
            case 9 -> blog.uploads.media.put(UPLOAD, new Media(UPLOAD, "", 1, 800 + random.nextInt(3), 600));
            case 10 -> blog.articles.remove(article);
            case 11 -> blog.publish(ARTICLES + 1 + random.nextInt(9), tag(random));
            case 12 -> blog.bodies.comments.put(id, List.of(With.comment(1, "甲", "", "好" + random.nextInt(3))));
            case 13 -> blog.authors.set(0, new Author(1, "作者 " + random.nextInt(3), "", ""));
            case 14 ->
                blog.categories.set(
                        random.nextInt(2),
                        new Category(
                                1 + random.nextInt(2), "类 " + random.nextInt(3), "a" + random.nextInt(2), "", 0, 0));
            case 15 -> blog.names.put("article/" + id, "p" + random.nextInt(9) + "-" + id + ".html");
            case 16 ->
                blog.put(article.toBuilder()
                        .url("a" + random.nextInt(3) + ".html")
                        .build());
            default -> blog.name = "博客 " + random.nextInt(3);
        }
    }

    private record Group(String fingerprint, Map<String, Map<String, String>> inputs) {

        boolean isAs(Group other) {
            return !fingerprint.isEmpty() && fingerprint.equals(other.fingerprint);
        }
    }

    /** @param targets what links lead to */
    private record Plan(Map<String, Group> groups, String links, Map<String, String> targets) {

        static Plan of(TestBlog blog) throws IOException {
            SiteRenderer renderer = blog.renderer();
            Map<String, Group> groups = new TreeMap<>();
            for (PlannedGroup group : renderer.plan()) {
                Map<String, Map<String, String>> inputs = new TreeMap<>();
                group.files()
                        .get()
                        .forEach(file ->
                                inputs.put(file.path(), Map.copyOf(file.inputs().get())));
                inputs.forEach((path, of) -> inputs.put(path, withShard(path, of, renderer)));
                assertThat(groups.put(group.name(), new Group(group.fingerprint(), inputs)))
                        .as("another group called " + group.name())
                        .isNull();
            }
            Map<String, String> targets = new TreeMap<>();
            IntStream.rangeClosed(1, ARTICLES + 9).forEach(id -> target("?post=" + id, renderer, targets));
            IntStream.rangeClosed(1, 40).forEach(page -> target("?page=" + page, renderer, targets));
            TAGS.forEach(tag -> target("?tag=" + tag, renderer, targets));
            List.of("?sort=1", "?sort=2", "?sort=a1", "?sort=1&page=3", "?author=1", "?author=1&page=5", "?post=90")
                    .forEach(link -> target(link, renderer, targets));
            List.of("tech", "a0", "a1.html", "a2.html", "p3-7.html", "?record=202001", "?record=202003&page=2")
                    .forEach(link -> target(link, renderer, targets));
            return new Plan(groups, renderer.ofKind("link:"), targets);
        }

        /** A shard of the search records what it was made of when it is made. */
        private static Map<String, String> withShard(String path, Map<String, String> inputs, SiteRenderer renderer) {
            Matcher shard = SHARD.matcher(path);
            if (!shard.find()) {
                return inputs;
            }
            Map<String, String> all = new TreeMap<>(inputs);
            all.put("shard", renderer.fingerprint("search:" + shard.group(1) + "/" + shard.group(2)));
            return all;
        }

        private static void target(String link, SiteRenderer renderer, Map<String, String> targets) {
            targets.put(link, renderer.fingerprint("link:" + link));
        }
    }
}
