package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.export.blog.ExportException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.IOConsumer;

/**
 * The files of an export: {@code blog.xml}, or {@code blog-1.xml} and so on where there are several. They get their
 * names only when all of them are written, so a killed export leaves an earlier one as it was.
 */
final class WxrFiles implements AutoCloseable {

    /** Stands near the beginning of each file of ours. */
    static final String MARK = "<generator>emlog-static</generator>";

    private static final int HEAD = 2048;

    /** The last line of each file, by which a later export sees whether somebody has changed the file. */
    private static final String SEAL = "<!-- checksum %s -->\n";

    private static final int SEAL_LENGTH =
            SEAL.formatted("0".repeat(Checksum.DIGITS)).length();

    private final Path folder;
    private final String name;
    private final String ending;
    private final List<Path> temporary = new ArrayList<>();

    private WxrFiles(Path folder, String name, String ending) {
        this.folder = folder;
        this.name = name;
        this.ending = ending;
    }

    /** @throws ExportException if a file of others is in the way */
    static WxrFiles open(Path file, boolean force) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new ExportException(file + " is a directory; name a file with -o");
        }
        String whole = String.valueOf(absolute.getFileName());
        int dot = whole.lastIndexOf('.');
        WxrFiles files = new WxrFiles(
                folder, dot > 0 ? whole.substring(0, dot) : whole, dot > 0 ? whole.substring(dot) : ".xml");
        if (!force) {
            for (Path there : files.present("", "")) {
                check(there);
            }
        }
        Files.createDirectories(folder);
        for (Path left : files.present("\\.{1,2}", "(?:\\.tmp){1,2}")) {
            Files.delete(left);
        }
        return files;
    }

    /** The files of an export that are there; with patterns around their names, those that a killed one has left. */
    private List<Path> present(String before, String after) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Pattern names = Pattern.compile(before + Pattern.quote(name) + "(-\\d+)?" + Pattern.quote(ending) + after);
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path ->
                            names.matcher(String.valueOf(path.getFileName())).matches())
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path there) throws IOException {
        if (!isOurs(there)) {
            throw new ExportException(
                    there + ": a file of others is in the way; move it, or overwrite it with --force");
        }
        if (!isUnchanged(there)) {
            throw new ExportException(
                    there + ": the file was changed since it was exported; name another one with -o, or"
                            + " overwrite it with --force");
        }
    }

    private static boolean isUnchanged(Path file) throws IOException {
        long content = Files.size(file) - SEAL_LENGTH;
        if (content < 0) {
            return false;
        }
        Checksum.Stream sum = new Checksum.Stream(OutputStream.nullOutputStream());
        try (InputStream in = Files.newInputStream(file)) {
            IOUtils.copyLarge(in, sum, 0, content);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(SEAL.formatted(sum.digits()));
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(MARK);
        }
    }

    /** Writes another file. */
    void add(IOConsumer<OutputStream> content) throws IOException {
        Path file = AtomicFile.temporary(folder.resolve(name + "-" + (temporary.size() + 1) + ending));
        AtomicFile.write(file, out -> {
            Checksum.Stream sum = new Checksum.Stream(out);
            content.accept(sum);
            out.write(SEAL.formatted(sum.digits()).getBytes(StandardCharsets.UTF_8));
        });
        temporary.add(file);
    }

    /** Gives the files their names, and removes those of an earlier export that has more. */
    List<Path> finish() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < temporary.size(); i++) {
            files.add(folder.resolve(name + number(i + 1) + ending));
        }
        Barrier barrier = new Barrier(folder);
        temporary.forEach(barrier::wrote);
        barrier.reach();
        Set<Path> surplus = new HashSet<>(present("", ""));
        for (int i = 0; i < files.size(); i++) {
            AtomicFile.move(temporary.get(i), files.get(i));
        }
        files.forEach(surplus::remove);
        for (Path file : surplus) {
            if (isOurs(file)) {
                Files.delete(file);
                barrier.removed(file);
            }
        }
        files.forEach(barrier::wrote);
        barrier.reach();
        temporary.clear();
        return files;
    }

    private String number(int file) {
        int digits = Integer.toString(temporary.size()).length();
        char[] zeros = new char[digits - Integer.toString(file).length()];
        Arrays.fill(zeros, '0');
        return temporary.size() == 1 ? "" : "-" + new String(zeros) + file;
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() throws IOException {
        for (Path file : temporary) {
            Files.deleteIfExists(file);
        }
    }
}
