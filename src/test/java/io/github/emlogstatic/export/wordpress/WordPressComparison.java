package io.github.emlogstatic.export.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.export.tool.BuiltSite;
import io.github.emlogstatic.export.tool.BuiltSite.Shown;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteKey.Kind;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.real.WordPress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Compares what WordPress has after an import with our own site of the same archive. */
final class WordPressComparison {

    /** Addresses at which WordPress has something of its own, and those that it takes for the one of another article. */
    private static final String OF_WORDPRESS = "feed|rss2?|rdf|atom|embed|wp-admin|page3|0|\\d{4}|a-c-?|v1-2";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private final ExportedBlog blog;
    private final BuiltSite ours;
    private final WordPress wordPress;
    private final boolean real;
    final List<Path> files;
    private final WordPressTargets targets;
    private final TermCatalogue catalogue;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();
    private final Map<SiteKey, LocalDateTime> dates = new HashMap<>();
    private final Map<String, Integer> oldAddresses = new TreeMap<>();
    private final Set<String> addresses = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();

    WordPressComparison(ExportedBlog blog, BuiltSite ours, WordPress wordPress, boolean real, List<Path> files) {
        this.files = files;
        this.blog = blog;
        this.ours = ours;
        this.wordPress = wordPress;
        this.real = real;
        this.catalogue = new TermCatalogue(blog.site(), new Places(blog.site().names()));
        this.targets = new WordPressTargets(blog, catalogue, "http://127.0.0.1/");
        blog.entries()
                .forEach(entry -> keys.put(
                        (entry.isPage() ? "?pagename=" : "?name=") + targets.slug(entry),
                        entry.key().toString()));
        catalogue
                .all(Kind.CATEGORY)
                .forEach(term -> keys.put(
                        "?category_name=" + targets.slug(term), term.key().toString()));
        catalogue
                .all(Kind.TAG)
                .forEach(term ->
                        keys.put("?tag=" + targets.slug(term), term.key().toString()));
        catalogue
                .all(Kind.AUTHOR)
                .forEach(term -> keys.put(
                        "?author_name=" + targets.slug(term), term.key().toString()));
        catalogue
                .all(Kind.MONTH)
                .forEach(term -> keys.put("?m=" + term.key().name(), term.key().toString()));
        keys.put("", "home");
        WxrDates free = new WxrDates();
        List<ExportedEntry> oldestFirst = new ArrayList<>(blog.entries());
        Collections.reverse(oldestFirst);
        oldestFirst.forEach(entry -> dates.put(
                entry.key(),
                free.of(entry.isPage() ? "page" : "post", entry.article().date())));
        blog.locked()
                .forEach(article -> elsewhere.put("article/" + article.id(), atWordPress(blog.address(article.url()))));
    }

    void run() throws Exception {
        JsonNode content = wordPress.content();
        Map<String, JsonNode> posts = new TreeMap<>();
        int attachments = 0;
        for (JsonNode post : content.get("posts")) {
            if (post.get("type").asText().equals("attachment")) {
                assertThat(post.get("file").asInt()).isPositive();
                attachments++;
            } else {
                posts.put(post.get("type").asText() + "/" + post.get("slug").asText(), post);
            }
        }
        for (ExportedEntry entry : blog.entries()) {
            JsonNode post = posts.remove((entry.isPage() ? "page/" : "post/") + targets.slug(entry));
            if (post == null) {
                differences.add(entry.key() + " is missing");
            } else {
                compare(entry, post);
            }
        }
        posts.keySet().forEach(key -> differences.add(key + " is too many"));
        if (real) {
            assertThat(attachments).isGreaterThan(20);
        }
        compareTerms(content);
        askForAddresses();
        assertThat(differences).isEmpty();
    }

    private void compare(ExportedEntry entry, JsonNode post) throws IOException {
        String key = entry.key().toString();
        Stream.concat(
                        Stream.of("/" + entry.article().url()),
                        new Places(blog.site().names())
                                .moved().getOrDefault(entry.key(), List.of()).stream()
                                        .map(Percent::encode))
                .filter(address -> !entry.isPage() && !address.contains("?"))
                .forEach(address ->
                        oldAddresses.put(address.substring(1), post.get("id").asInt()));
        same(key + " title", entry.article().title(), post.get("title").asText());
        LocalDateTime date = dates.getOrDefault(entry.key(), LocalDateTime.MIN);
        same(key + " date", blog.localDate(date), post.get("date").asText());
        same(
                key + " date in UTC",
                blog.localDate(date.atZone(blog.site().blog().zone())
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()),
                post.get("gmt").asText());
        same(
                key + " author",
                catalogue.author(entry.article()).name(),
                post.get("author").asText());
        same(key + " status", "publish", post.get("status").asText());
        same(key + " sticky", entry.article().top(), post.get("sticky").asBoolean());
        same(
                key + " excerpt",
                Excerpts.of(blog.body(entry).excerpt()).text(),
                post.get("excerpt").asText());
        same(
                key + " tags",
                new TreeSet<>(
                        catalogue.tags(entry.article()).stream().map(Term::name).toList()),
                names(post.get("tags")));
        if (!entry.isPage()) {
            List<Term> chain = catalogue.categories(entry.article());
            same(
                    key + " category",
                    chain.isEmpty() ? Set.of("Uncategorized") : Set.of(name(chain.get(chain.size() - 1))),
                    names(post.get("categories")));
        }
        entry.article()
                .fields()
                .forEach((name, value) ->
                        same(key + " field", value, post.get("meta").path(name).asText()));
        Shown expected = ours.article(key).with(elsewhere);
        Element shown =
                Jsoup.parse(post.get("shown").asText(), wordPress.address()).body();
        BuiltSite.formulasAsTheyWereTyped(shown);
        same(key + " text", atWordPress(expected.text()), shown.text().replaceAll("\\[[ x]]|[\\s\u00a0]+", ""));
        same(
                key + " code",
                expected.code().stream().map(this::atWordPress).toList(),
                shown.select("pre").stream()
                        .map(code -> code.wholeText().replaceAll("\\s+", " ").strip())
                        .toList());
        same(
                key + " links",
                expected.links().stream()
                        .map(link -> atWordPress(fileName(link)))
                        .sorted()
                        .toList(),
                links(entry, shown));
        compareImages(key, expected, shown);
        if (real && !entry.article().cover().isEmpty()) {
            String cover = entry.article().cover();
            same(
                    key + " cover",
                    cover.substring(cover.lastIndexOf('/') + 1),
                    post.get("cover").asText());
        }
        compareComments(key, blog.comments(entry), post.get("comments"));
    }

    private void compareImages(String key, Shown expected, Element shown) {
        List<String> images = shown.select("img").eachAttr("abs:src");
        same(key + " images", expected.images().size(), images.size());
        if (real) {
            images.stream()
                    .filter(image -> !image.contains("/wp-content/uploads/") && !image.endsWith(".svg"))
                    .forEach(image -> differences.add(key + ": image at " + image));
            addresses.addAll(images);
        }
    }

    private List<String> links(ExportedEntry entry, Element shown) {
        return shown.select("a[href]:not([href^=#])").stream()
                .filter(link -> !link.attr("href").startsWith(atWordPress(targets.address(entry)) + "#"))
                .filter(link -> !link.text().startsWith("https://a.example/aaa"))
                .map(link -> target(link.absUrl("href").isEmpty() ? link.attr("href") : link.absUrl("href")))
                .sorted()
                .toList();
    }

    private String target(String address) {
        String plain = address.replaceAll("#.*", "");
        if (plain.startsWith(wordPress.address())) {
            String rest = plain.substring(wordPress.address().length());
            if (keys.containsKey(rest)) {
                addresses.add(plain);
                return keys.get(rest);
            }
        }
        return fileName(Percent.decode(plain).replaceAll("[?#].*", ""));
    }

    /** The importer replaces the address of the blog, in texts too. */
    private String atWordPress(String text) {
        return text.replace(blog.address(""), wordPress.address());
    }

    private static String fileName(String link) {
        return link.matches("(.*/)?(content/uploadfile|wp-content/uploads)/.*")
                ? "a file" + link.substring(link.lastIndexOf('.')) // WordPress gives it a name of its own
                : link;
    }

    private void compareComments(String key, List<Comment> threads, JsonNode comments) {
        List<JsonNode> left = new ArrayList<>();
        comments.forEach(left::add);
        compareComments(key, threads, -1, new int[1], left);
        same(key + " comments", count(threads), left.size());
    }

    /** Two categories of the same name keep it. */
    private String name(Term term) {
        return blog.site().categories().stream()
                .filter(category -> SiteKey.category(category.id()).equals(term.key()))
                .map(Category::name)
                .findFirst()
                .orElse(term.name());
    }

    private String author(int id) {
        return catalogue.find(SiteKey.author(id)).map(Term::name).orElse("");
    }

    private static int count(List<Comment> threads) {
        return threads.stream()
                .mapToInt(comment -> 1 + count(comment.children()))
                .sum();
    }

    private void compareComments(String key, List<Comment> siblings, int parent, int[] at, List<JsonNode> all) {
        String before = "";
        for (Comment comment : siblings) {
            int index = at[0]++;
            if (index >= all.size()) {
                differences.add(key + ": no comment " + comment.id());
                return;
            }
            JsonNode found = all.get(index);
            String name = key + " comment " + comment.id();
            same(name + " author", comment.author(), found.get("author").asText());
            same(name + " mail", "", found.get("mail").asText());
            same(name + " parent", parent, found.get("parent").asInt());
            same(
                    name + " user",
                    comment.userId() == 0 ? "" : author(comment.userId()),
                    found.get("user").asText());
            same(name + " approved", "1", found.get("approved").asText());
            Jsoup.parse(found.get("text").asText(), wordPress.address())
                    .select("a[href*=name=]")
                    .forEach(link -> addresses.add(link.absUrl("href")));
            same(
                    name + " text",
                    plain(comment.content()),
                    plain(found.get("text").asText()));
            String date = found.get("date").asText();
            String from = blog.localDate(local(comment.date().from()));
            String to = blog.localDate(local(comment.date().to()));
            if (date.compareTo(from) < 0 || date.compareTo(to) > 0 || date.compareTo(before) < 0) {
                differences.add(name + ": " + date + " is not from " + from + " to " + to + " after " + before);
            }
            before = date;
            compareComments(key, comment.children(), index, at, all);
        }
    }

    /** Without addresses: of an image in a comment its address is shown. */
    private static String plain(String html) {
        return Jsoup.parse(html).text().replaceAll("https?://[\\x21-\\x7e]+|\\s+", "");
    }

    private LocalDateTime local(java.time.Instant moment) {
        return moment.atZone(blog.site().blog().zone()).toLocalDateTime();
    }

    private void compareTerms(JsonNode content) {
        Map<String, JsonNode> categories = bySlug(content.get("categories"));
        Map<Integer, Category> known = new HashMap<>();
        blog.site().categories().forEach(category -> known.put(category.id(), category));
        for (Term term : catalogue.all(Kind.CATEGORY)) {
            JsonNode category = categories.get(targets.slug(term));
            if (category == null) {
                differences.add(term.key() + " is missing");
                continue;
            }
            same(term.key() + " name", name(term), category.get("name").asText());
            same(
                    term.key() + " description",
                    term.description(),
                    category.get("description").asText());
            same(
                    term.key() + " parent",
                    catalogue.parent(term).map(this::name).orElse(""),
                    category.get("parent").asText());
        }
        Map<String, JsonNode> tags = bySlug(content.get("tags"));
        for (Term term : catalogue.all(Kind.TAG)) {
            JsonNode tag = tags.remove(targets.slug(term));
            long articles = blog.site().articles().stream()
                    .filter(article -> article.tags().contains(term.name()))
                    .count();
            if (tag == null) {
                differences.add(term.key() + " is missing");
                continue;
            }
            same(term.key() + " name", term.name(), tag.get("name").asText());
            same(term.key() + " articles", (int) articles, tag.get("count").asInt());
        }
        tags.keySet().forEach(slug -> differences.add("tag " + slug + " is too many"));
    }

    private static Map<String, JsonNode> bySlug(JsonNode terms) {
        Map<String, JsonNode> bySlug = new TreeMap<>();
        terms.forEach(term -> bySlug.put(term.get("slug").asText(), term));
        return bySlug;
    }

    /** Every address that a text leads to is there. */
    private void askForAddresses() throws Exception {
        keys.keySet().forEach(query -> addresses.add(wordPress.address() + query));
        for (String address : addresses) {
            int status = CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
            same(address, 200, status);
        }
    }

    /** Old addresses lead to the article with the forms of addresses that the documents name. */
    void checkOldAddresses(String... structures) throws Exception {
        for (String structure : structures) {
            wordPress.hasAddresses(structure);
            for (Map.Entry<String, Integer> old : oldAddresses.entrySet()) {
                if (structure.endsWith(".html") && !old.getKey().endsWith(".html")
                        || old.getKey().matches(OF_WORDPRESS)) {
                    continue;
                }
                same("with " + structure + " " + old.getKey(), shortLink(old.getValue()), shown(old.getKey()));
            }
        }
        assertThat(differences).isEmpty();
    }

    /** The plugin of the documents leads from {@code ?post=12} to the article. */
    void checkQueries() throws Exception {
        String document = Files.readString(Path.of("src/site/markdown/export.md"));
        wordPress.hasPlugin(document.replaceFirst("(?s).*```php\n(.*?)```.*", "$1"));
        for (JsonNode post : wordPress.content().get("posts")) {
            String id = post.get("emlog").asText();
            if (!id.isEmpty()) {
                same("?post=" + id, shortLink(post.get("id").asInt()), shown("?post=" + id));
            }
        }
        assertThat(differences).isEmpty();
    }

    private String shortLink(int id) {
        return wordPress.address() + "?p=" + id;
    }

    /** The article that is shown at an address, or else where that leads. */
    private String shown(String address) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(wordPress.address() + address))
                        .build(),
                BodyHandlers.ofString());
        Element known = Jsoup.parse(answer.body()).selectFirst("link[rel=shortlink]");
        return known == null ? answer.uri() + " " + answer.statusCode() : known.attr("href");
    }

    /** WordPress gives what it fetches an address of its own, and changes that of what it refuses, too. */
    void checkUploads() throws Exception {
        for (JsonNode post : wordPress.content().get("posts")) {
            if (post.get("title").asText().equals("uploads")) {
                assertThat(post.get("cover").asText()).isEqualTo("cover.png");
            }
            for (String image :
                    Jsoup.parse(post.get("shown").asText()).select("img").eachAttr("src")) {
                assertThat(image)
                        .startsWith(wordPress.address()
                                + (image.endsWith(".svg")
                                        ? "content/uploadfile/202401/"
                                        : "wp-content/uploads/2024/01/"));
            }
        }
    }

    private static Set<String> names(JsonNode names) {
        Set<String> all = new TreeSet<>();
        names.forEach(name -> all.add(name.asText()));
        return all;
    }

    private void same(String what, Object expected, Object found) {
        boolean equal = expected instanceof Set<?> set ? new HashSet<>(set).equals(found) : expected.equals(found);
        if (!equal) {
            differences.add(what + ": " + expected + " but " + found);
        }
    }
}
