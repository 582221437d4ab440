package io.github.emlogstatic.fakeemlog.page;

import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.blog.PublicOrder;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code rss.php}: the newest articles, and the only place that gives the blog's name, description and offset. */
public final class RssAnswer {

    private static final String NOTICE = "<p>[该文章已设置加密]</p>";
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private final Call call;
    private final EmlogVersion version;

    public RssAnswer(Call call) {
        this.call = call;
        this.version = call.version();
    }

    public ApiResponse answer() {
        List<PostRow> newest = call.blog().published(call.now(), version).stream()
                .sorted(PublicOrder.NEWEST)
                .limit(call.options().feedCount())
                .toList();
        StringBuilder xml = new StringBuilder(head());
        newest.forEach(post -> xml.append(item(post)));
        xml.append("\n</channel>\n</rss>");
        String type = version.cleansFeeds() ? "application/xml; charset=utf-8" : "application/xml";
        return ApiResponse.of(200, type, xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String head() {
        String base = call.addresses().base();
        boolean namespaces = version.namespacesFeeds();
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\""
                + (namespaces
                        ? "\nxmlns:dc=\"http://purl.org/dc/elements/1.1/\"\nxmlns:atom=\"http://www.w3.org/2005/Atom\"\n"
                        : "")
                + ">\n<channel>\n"
                + "<title><![CDATA[" + PhpFunctions.escape(call.options().name()) + "]]></title> \n"
                + (namespaces
                        ? "<atom:link href=\"" + base + "rss.php\" rel=\"self\" type=\"application/rss+xml\" />\n"
                        : "")
                + "<description><![CDATA[" + PhpFunctions.escape(call.options().description()) + "]]></description>\n"
                + "<link>" + base + "</link>\n<language>zh-cn</language>\n"
                + (version.cleansFeeds() ? "" : "<generator>www.emlog.net</generator>");
    }

    private String item(PostRow post) {
        String link = call.addresses().post(post);
        String author = call.blog()
                .user(post.author())
                .map(version.cleansFeeds() ? UserRow::escapedName : UserRow::name)
                .orElse("");
        String creator = version.namespacesFeeds() ? "dc:creator" : "author";
        return "\n<item>\n    <title>" + clean(PhpFunctions.escape(post.title())) + "</title>\n    <link>" + link
                + "</link>\n"
                + "    <description><![CDATA[" + clean(text(post)) + "]]></description>\n"
                + "    <pubDate>" + RFC_2822.format(post.date().atZone(call.zone())) + "</pubDate>\n"
                + "    <" + creator + ">" + clean(author) + "</" + creator + ">\n"
                + "    <guid>" + link + "</guid>\n</item>";
    }

    private String text(PostRow post) {
        if (post.isProtected() || !call.options().feedCut()) {
            return post.isProtected() ? NOTICE : post.body().content();
        }
        String text = PlainText.ofHtml(post.body().content());
        return text.substring(0, Math.min(330, text.length())) + " <a href=\""
                + call.addresses().post(post) + "\">阅读全文&gt;&gt;</a>"; // as emlog until 2.3
    }

    /** emlog's {@code cleanXmlContent}, which older versions lack: their feeds are then no XML. */
    private String clean(String text) {
        return version.cleansFeeds()
                ? text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "").replace("]]>", "]]&gt;")
                : text;
    }
}
