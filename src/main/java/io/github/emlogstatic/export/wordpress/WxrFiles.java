package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.OwnFiles;
import io.github.emlogstatic.files.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/**
 * The files of an export: {@code blog.xml}, or {@code blog-1.xml} and so on where there are several. They get their
 * names only when all of them are written, so a killed export leaves an earlier one as it was. A hidden file beside them
 * lists them: a file of such a name that is not in the list belongs to another export, or to somebody else.
 */
final class WxrFiles implements AutoCloseable {

    private final Path folder;
    private final String name;
    private final String ending;
    private final OwnFiles own;

    /** The temporary files that are written, with their checksums, in order. */
    private final Map<Path, String> temporary = new LinkedHashMap<>();

    private WxrFiles(Path folder, String name, String ending, boolean force) throws IOException {
        this.folder = folder;
        this.name = name;
        this.ending = ending;
        this.own = OwnFiles.in(folder, "." + name + ending + ".emlog-static-export", force);
    }

    /** @throws RefusedException if a file of others is in the way, or an earlier export was changed */
    static WxrFiles open(Path file, boolean force) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new RefusedException(file + " is a directory; name a file with -o");
        }
        String whole = String.valueOf(absolute.getFileName());
        int dot = whole.lastIndexOf('.');
        WxrFiles files = new WxrFiles(
                folder, dot > 0 ? whole.substring(0, dot) : whole, dot > 0 ? whole.substring(dot) : ".xml", force);
        files.own.requireFree(files.name + files.ending);
        files.own.refuseChanged(path -> false);
        Files.createDirectories(folder);
        files.removeLeftovers();
        return files;
    }

    /** Removes the temporary files of a killed export. */
    private void removeLeftovers() throws IOException {
        Pattern names =
                Pattern.compile("\\.{1,2}" + Pattern.quote(name) + "-\\d+" + Pattern.quote(ending) + "(?:\\.tmp){1,2}");
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path left : inside.filter(path ->
                            names.matcher(String.valueOf(path.getFileName())).matches())
                    .toList()) {
                Files.delete(left);
            }
        }
    }

    /** Writes another file. */
    void add(IOConsumer<OutputStream> content) throws IOException {
        Path file = AtomicFile.temporary(folder.resolve(name + "-" + (temporary.size() + 1) + ending));
        AtomicFile.write(file, out -> {
            Checksum.Stream sum = new Checksum.Stream(out);
            content.accept(sum);
            temporary.put(file, sum.digits());
        });
    }

    /** Gives the files their names, and removes those of an earlier export that has more. */
    List<Path> finish() throws IOException {
        Barrier barrier = new Barrier(folder);
        temporary.keySet().forEach(file -> barrier.wrote(file.getFileName().toString()));
        barrier.reach();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= temporary.size(); i++) {
            names.add(name + number(i) + ending);
        }
        for (String file : names) {
            own.requireFree(file);
        }
        int i = 0;
        for (Map.Entry<Path, String> file : temporary.entrySet()) {
            own.write(names.get(i++), file.getValue(), to -> AtomicFile.move(file.getKey(), to));
        }
        own.finish();
        return names.stream().map(folder::resolve).toList();
    }

    private String number(int file) {
        int digits = Integer.toString(temporary.size()).length();
        String number = Integer.toString(file);
        return temporary.size() == 1 ? "" : "-" + "0".repeat(digits - number.length()) + number;
    }

    /** Removes what was written and has no name yet. */
    @Override
    public void close() throws IOException {
        own.close();
        for (Path file : temporary.keySet()) {
            Files.deleteIfExists(file);
        }
    }
}
