package io.github.emlogstatic.render.search;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The indexed texts of earlier builds, in a file: a line with the version and a checksum, then for each block a line with
 * its fingerprint, a space and its terms. Without the file, or if it is damaged, all texts are indexed again. It is read
 * when it is first needed. Safe for several threads.
 */
public final class IndexCache {

    private static final String FORMAT = "emlog-static search 1 ";

    private final Optional<Path> file;
    private @Nullable Map<String, byte[]> blocks;
    private boolean added;

    private IndexCache(Optional<Path> file) {
        this.file = file;
    }

    public static IndexCache in(Path file) {
        return new IndexCache(Optional.of(file));
    }

    /** A cache without a file. */
    public static IndexCache empty() {
        return new IndexCache(Optional.empty());
    }

    /** The terms of a block, if it holds them. */
    synchronized Optional<byte[]> find(String fingerprint) {
        return Optional.ofNullable(blocks().get(fingerprint));
    }

    synchronized void put(String fingerprint, byte[] terms) {
        blocks().put(fingerprint, terms);
        added = true;
    }

    /** Writes the file if blocks were added, without blocks that the site no longer has. */
    synchronized void save(Set<String> fingerprints) throws IOException {
        if (!added || file.isEmpty()) {
            return;
        }
        blocks().keySet().retainAll(fingerprints);
        Checksum.Stream checksum = new Checksum.Stream(OutputStream.nullOutputStream());
        writeBlocks(checksum);
        AtomicFile.write(file.get(), out -> {
            out.write(bytes(firstLine(checksum.digits())));
            writeBlocks(out);
        });
        added = false;
    }

    private void writeBlocks(OutputStream out) throws IOException {
        for (Map.Entry<String, byte[]> block : blocks().entrySet()) {
            out.write(bytes(block.getKey() + " "));
            out.write(block.getValue());
            out.write('\n');
        }
    }

    private static String firstLine(String checksum) {
        return FORMAT + Version.number() + " " + checksum + "\n";
    }

    private Map<String, byte[]> blocks() {
        if (blocks == null) {
            blocks = file.filter(Files::exists).map(IndexCache::read).orElseGet(TreeMap::new);
        }
        return blocks;
    }

    private static Map<String, byte[]> read(Path file) {
        Map<String, byte[]> blocks = new TreeMap<>();
        byte[] bytes = readBytes(file);
        int at = end(bytes, 0, '\n') + 1;
        byte[] lines = Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
        if (!new String(bytes, 0, bytes.length - lines.length, StandardCharsets.UTF_8)
                .equals(firstLine(Checksum.of(lines)))) {
            return blocks;
        }
        for (int from = 0; from < lines.length; ) {
            int space = end(lines, from, ' ');
            int end = end(lines, space, '\n');
            String fingerprint = new String(lines, from, space - from, StandardCharsets.US_ASCII);
            blocks.put(fingerprint, Arrays.copyOfRange(lines, space + 1, end));
            from = end + 1;
        }
        return blocks;
    }

    private static byte[] readBytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int end(byte[] bytes, int from, char mark) {
        int at = from;
        while (at < bytes.length && bytes[at] != mark) {
            at++;
        }
        return at;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
