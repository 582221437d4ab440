package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.publish.target.BlogMark;
import io.github.emlogstatic.publish.target.PublishException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The list of the site's files at the target. It is written last, so it never names a file that is not there. Its first
 * line is {@code emlog-static 1 ID}. Then follows {@code HASH PATH} for each file.
 *
 * @param id a new random id for each list, a dot, and the {@link BlogMark}
 * @param hashes SHA-256 by path
 */
record FileList(String id, Map<String, String> hashes) {

    static final String PATH = ".emlog-static-files.gz";

    /** Stands in place of a hash if it is not known whether the file was uploaded. */
    static final String UNSURE = "?";

    private static final String FIRST_LINE = "emlog-static 1 ";

    /** The list of a target to which nothing was published yet. */
    private static final FileList NONE = new FileList("0", Map.of());

    /** The list that follows this one: the site of that blog. */
    FileList next(Map<String, String> now, BlogMark blog) {
        return new FileList(UUID.randomUUID() + "." + blog.over(blog()), now);
    }

    /** The mark of the blog whose site is at the target. */
    String blog() {
        int dot = id.indexOf('.');
        return dot < 0 ? BlogMark.NONE : id.substring(dot + 1);
    }

    static FileList read(FileStore store) throws IOException {
        Optional<byte[]> packed = store.read(PATH);
        return packed.isEmpty() ? NONE : parsed(packed.get(), store.name());
    }

    private static FileList parsed(byte[] packed, String where) throws PublishException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            Iterator<String> lines = text.lines().iterator();
            String first = lines.next();
            if (first.startsWith(FIRST_LINE)) {
                return new FileList(first.substring(FIRST_LINE.length()), hashes(lines));
            }
        } catch (IOException | RuntimeException e) {
            // The message below covers a damaged file, too.
        }
        throw PublishException.refused(where + ": .emlog-static-files.gz, the list of what was published, is"
                + " damaged or by a newer version: remove it there, and publish with --force, which uploads all files");
    }

    /** Reads lines of {@code HASH PATH}. */
    static Map<String, String> hashes(Iterator<String> lines) {
        Map<String, String> hashes = new TreeMap<>();
        while (lines.hasNext()) {
            String[] line = lines.next().split(" ", 2);
            if (line.length == 2) {
                hashes.put(line[1], line[0]);
            }
        }
        return hashes;
    }

    static Map<String, String> unsure(Collection<String> paths) {
        Map<String, String> unsure = new TreeMap<>();
        paths.forEach(path -> unsure.put(path, UNSURE));
        return unsure;
    }

    Upload packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write((FIRST_LINE + id + "\n" + lines(hashes)).getBytes(StandardCharsets.UTF_8));
        }
        return Upload.of(PATH, packed.toByteArray());
    }

    static String lines(Map<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (path, hash) -> lines.append(hash).append(' ').append(path).append('\n'));
        return lines.toString();
    }
}
