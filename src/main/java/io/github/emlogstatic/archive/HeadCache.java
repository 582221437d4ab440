package io.github.emlogstatic.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.emlogstatic.archive.SiteLoader.Head;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.model.Article;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of article heads in a file. Immutable.
 *
 * <p>The format is not JSON, because a build with any change reads the heads of all articles of the blog. After the
 * first line come the fields of all heads, one after the other; each text is preceded by its length in bytes. Unchanged
 * heads are copied byte by byte. The last line is a checksum of everything before it, because the site shows the titles
 * from this file. A file of an earlier version is ignored.
 */
final class HeadCache {

    private static final byte[] FIRST_LINE = "emlog-static heads 5\n".getBytes(US_ASCII);
    private static final HeadCache NONE = new HeadCache(new byte[0], Map.of());

    private final byte[] bytes;
    private final Map<Integer, Place> places;

    /** A head and the position of its bytes. */
    private record Place(Head head, int from, int to) {}

    private HeadCache(byte[] bytes, Map<Integer, Place> places) {
        this.bytes = bytes;
        this.places = places;
    }

    /** Reads the file; empty if it does not exist or cannot be read. */
    static HeadCache of(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - Checksum.DIGITS - 1;
            boolean whole = end >= FIRST_LINE.length
                    && Arrays.equals(bytes, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length)
                    && Checksum.of(bytes, end).equals(new String(bytes, end, Checksum.DIGITS, US_ASCII));
            return whole ? new HeadCache(bytes, places(bytes, end)) : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }

    private static Map<Integer, Place> places(byte[] bytes, int end) {
        Map<Integer, Place> places = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end).position(FIRST_LINE.length);
        while (in.hasRemaining()) {
            int from = in.position();
            Head head = head(in);
            places.put(head.article().id(), new Place(head, from, in.position()));
        }
        return places;
    }

    int size() {
        return places.size();
    }

    /** The head of an article, if its file still has that hash. */
    Optional<Head> get(int id, String hash) {
        Place place = places.get(id);
        return place != null && place.head.hash().equals(hash) ? Optional.of(place.head) : Optional.empty();
    }

    /** @param heads by article id: neighbours that were in the cache before are copied in one go */
    void write(Path file, Collection<Head> heads) throws IOException {
        AtomicFile.write(file, written -> {
            Checksum.Stream checked = new Checksum.Stream(written);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked));
            out.write(FIRST_LINE);
            int from = 0; // of the bytes that are copied at once
            int to = 0;
            for (Head head : heads) {
                Place known = places.get(head.article().id());
                if (known == null || known.head != head) {
                    out.write(bytes, from, to - from);
                    from = 0;
                    to = 0;
                    write(out, head);
                } else if (known.from == to) {
                    to = known.to;
                } else {
                    out.write(bytes, from, to - from);
                    from = known.from;
                    to = known.to;
                }
            }
            out.write(bytes, from, to - from);
            out.flush();
            written.write((checked.digits() + "\n").getBytes(US_ASCII));
        });
    }

    private static void write(DataOutputStream out, Head head) throws IOException {
        Article article = head.article();
        write(out, head.hash());
        out.writeInt(article.id());
        write(out, article.title());
        out.writeLong(article.date().toEpochSecond(ZoneOffset.UTC));
        write(out, article.url());
        out.writeInt(article.authorId());
        out.writeInt(article.categoryId());
        out.writeInt(article.tags().size());
        for (String tag : article.tags()) {
            write(out, tag);
        }
        out.writeBoolean(article.top());
        out.writeBoolean(article.categoryTop());
        write(out, article.cover());
        out.writeBoolean(article.needsPassword());
        out.writeInt(article.fields().size());
        for (Map.Entry<String, String> field : article.fields().entrySet()) {
            write(out, field.getKey());
            write(out, field.getValue());
        }
        head.summary().writeTo(out);
        out.writeInt(head.readingMinutes());
        write(out, head.fingerprint());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        LazyText.of(text).writeTo(out);
    }

    private static Head head(ByteBuffer in) {
        String hash = text(in);
        Article article = Article.builder(in.getInt())
                .title(text(in))
                .date(LocalDateTime.ofEpochSecond(in.getLong(), 0, ZoneOffset.UTC))
                .url(text(in))
                .author(in.getInt())
                .category(in.getInt())
                .tags(tags(in))
                .pinned(flag(in), flag(in))
                .cover(text(in))
                .needsPassword(flag(in))
                .fields(fields(in))
                .build();
        return new Head(hash, article, part(in), in.getInt(), text(in));
    }

    private static LazyText part(ByteBuffer in) {
        int length = in.getInt();
        LazyText part = new LazyText(in.array(), in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static String text(ByteBuffer in) {
        return part(in).toString();
    }

    private static boolean flag(ByteBuffer in) {
        return in.get() != 0;
    }

    private static List<String> tags(ByteBuffer in) {
        String[] tags = new String[in.getInt()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = text(in);
        }
        return List.of(tags);
    }

    private static Map<String, String> fields(ByteBuffer in) {
        int count = in.getInt();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            fields.put(text(in), text(in));
        }
        return fields;
    }
}
