package io.github.emlogstatic.render.search;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/**
 * The indexed texts of earlier builds, in a file: a line with the version, the {@link BlockTerms} of each block under its
 * name, and a checksum of all before it. Without the file, or if it is damaged, all texts are indexed again. It is read when
 * it is first needed. Safe for several threads.
 */
public final class IndexCache {

    private static final String FIRST_LINE = "emlog-static search 2 " + Version.number() + "\n";

    private final Path file;
    private @Nullable Map<String, BlockTerms> blocks;
    private boolean changed;

    public IndexCache(Path file) {
        this.file = file;
    }

    /** The terms of a block, perhaps with other texts than it has now; {@link BlockTerms#NONE} if they are unknown. */
    synchronized BlockTerms find(String block) {
        return blocks().getOrDefault(block, BlockTerms.NONE);
    }

    synchronized void put(String block, BlockTerms terms) {
        changed |= blocks().put(block, terms) != terms;
    }

    /** Writes the file if blocks have changed, without blocks that the site no longer has. */
    synchronized void save(Set<String> names) throws IOException {
        if (!changed) {
            return;
        }
        blocks().keySet().retainAll(names);
        AtomicFile.write(file, written -> {
            Checksum.Stream out = new Checksum.Stream(written);
            out.write(FIRST_LINE.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, BlockTerms> block : blocks().entrySet()) {
                block.getValue().writeTo(out, block.getKey());
            }
            written.write(out.digits().getBytes(StandardCharsets.UTF_8));
        });
        changed = false;
    }

    private Map<String, BlockTerms> blocks() {
        if (blocks == null) {
            blocks = Files.exists(file) ? read() : new TreeMap<>();
        }
        return blocks;
    }

    private Map<String, BlockTerms> read() {
        Map<String, BlockTerms> blocks = new TreeMap<>();
        byte[] bytes = Uncheck.get(() -> FileContent.bytes(file));
        int end = bytes.length - Checksum.DIGITS;
        int at = Lines.next(bytes, 0);
        if (end < at
                || !text(bytes, 0, at).equals(FIRST_LINE)
                || !text(bytes, end, bytes.length).equals(Checksum.of(bytes, end))) {
            return blocks;
        }
        while (at < end) {
            int terms = Lines.next(bytes, at);
            String[] fields = text(bytes, at, terms - 1).split(" ");
            at = terms + Integer.parseInt(fields[3]);
            List<String> texts = List.of(fields[1].split(",", -1));
            blocks.put(fields[0], new BlockTerms(texts, Integer.parseInt(fields[2]), bytes, terms, at));
        }
        return blocks;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
