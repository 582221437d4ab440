package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.content.write.Xml;
import io.github.emlogstatic.export.blog.Term;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one file holds: its items, the uploads that they show, and the tags that they have. */
final class WxrPart {

    /** The most bytes that the item of an upload takes beside its address. */
    private static final int OF_ATTACHMENT = 2000;

    private final String head;
    private final WordPressTargets targets;
    private final StringBuilder items = new StringBuilder();
    private final Set<String> shown = new TreeSet<>();
    private final Map<String, Term> tags = new TreeMap<>();
    private int bytes;

    /** @param head what every file begins with */
    WxrPart(String head, WordPressTargets targets) {
        this.head = head;
        this.targets = targets;
        this.bytes = length(head);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Whether an item may be added. The first always may.
     *
     * @param uploads that it shows
     * @param itsTags the tags that it has
     * @param size the greatest size of a file in bytes
     */
    boolean hasRoomFor(String item, Collection<String> uploads, List<Term> itsTags, int size) {
        int attachments = uploads.stream()
                .mapToInt(path -> OF_ATTACHMENT + 4 * targets.dataUpload(path).length())
                .sum();
        int more = itsTags.stream().mapToInt(tag -> length(xml(tag))).sum();
        return items.isEmpty() || bytes + length(item) + attachments + more <= size;
    }

    void add(String item) {
        items.append(item);
        bytes += length(item);
    }

    /** Whether the file does not have an upload yet. From now on it does. */
    boolean isNew(String upload) {
        return shown.add(upload);
    }

    void addTags(List<Term> more) {
        for (Term tag : more) {
            if (tags.put(tag.name(), tag) == null) {
                bytes += length(xml(tag));
            }
        }
    }

    void writeTo(WxrFiles files) throws IOException {
        files.add(out -> {
            write(head, out);
            for (Term tag : tags.values()) {
                write(xml(tag), out);
            }
            write(items.toString(), out);
            write("</channel>\n</rss>\n", out);
        });
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String xml(Term tag) {
        Xml parts = new Xml().element("wp:tag_slug", targets.slug(tag)).cdata("wp:tag_name", targets.name(tag));
        if (!tag.description().isEmpty()) {
            parts.cdata("wp:tag_description", WordPressText.plain(tag.description()));
        }
        return new Xml().element("wp:tag", parts).toString();
    }
}
