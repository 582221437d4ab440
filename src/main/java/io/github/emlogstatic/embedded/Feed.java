package io.github.emlogstatic.embedded;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code rss.php}: the newest articles, and the only answer that gives the blog's name, description and offset. So the
 * crawl of an archive needs it, too. It is laid out as emlog does, which is not as {@link
 * io.github.emlogstatic.content.write.Xml} writes.
 */
record Feed(ServedBlog blog, Addresses addresses) {

    private static final int ITEMS = 10;
    private static final String NOTICE = "<p>[该文章已设置加密]</p>";
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
    private static final Comparator<Article> NEWEST_FIRST =
            Comparator.comparing(Article::date).reversed();

    Answer answer() throws IOException {
        List<Article> newest =
                blog.listed().stream().sorted(NEWEST_FIRST).limit(ITEMS).toList();
        StringBuilder xml = new StringBuilder(head());
        for (Article article : newest) {
            xml.append(item(article));
        }
        xml.append("\n</channel>\n</rss>");
        return Answer.of(200, "application/xml; charset=utf-8", xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String head() {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n"
                + "<title><![CDATA[" + Php.escape(blog.blog().name()) + "]]></title>\n"
                + "<description><![CDATA[" + Php.escape(blog.blog().description()) + "]]></description>\n"
                + "<link>" + addresses.base() + "</link>\n<language>zh-cn</language>\n";
    }

    private String item(Article article) throws IOException {
        String link = addresses.of(article.url());
        String author = blog.author(article.authorId()).map(Author::name).orElse("");
        String text = article.needsPassword() ? NOTICE : blog.body(article).content();
        return "\n<item>\n    <title>" + clean(Php.escape(article.title())) + "</title>\n"
                + "    <link>" + link + "</link>\n"
                + "    <description><![CDATA[" + clean(text) + "]]></description>\n"
                + "    <pubDate>"
                + RFC_2822.format(article.date().atZone(blog.blog().zone())) + "</pubDate>\n"
                + "    <dc:creator>" + clean(Php.escape(author)) + "</dc:creator>\n"
                + "    <guid>" + link + "</guid>\n</item>";
    }

    /** emlog's {@code cleanXmlContent}. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "").replace("]]>", "]]&gt;");
    }
}
