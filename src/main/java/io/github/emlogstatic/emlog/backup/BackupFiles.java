package io.github.emlogstatic.emlog.backup;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.file.PathUtils;

/**
 * The SQL files of a backup. Packed files are unpacked into a temporary directory, because texts are read later, from
 * their position in the file. {@link #close} deletes the directory.
 */
final class BackupFiles implements Closeable {

    private final Path unpacked;
    private final List<SqlFile> files = new ArrayList<>();

    /**
     * A file that can be read from any position.
     *
     * @param name in messages
     * @param path of the unpacked SQL
     */
    record SqlFile(String name, Path path) {

        InputStream from(long position) throws IOException {
            SeekableByteChannel channel = Files.newByteChannel(path);
            channel.position(position);
            return Channels.newInputStream(channel);
        }
    }

    private BackupFiles(Path unpacked) {
        this.unpacked = unpacked;
    }

    /** @param paths files that end in {@code .sql}, {@code .gz} or {@code .zip}, or directories that hold such files */
    static BackupFiles of(List<Path> paths) throws IOException {
        BackupFiles files = new BackupFiles(Files.createTempDirectory("emlog-backup"));
        try {
            for (Path path : paths) {
                files.add(path);
            }
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
        if (files.files.isEmpty()) {
            files.close();
            throw new BackupException(paths.get(0)
                    + " holds no backup: no file that ends in .sql, .sql.gz or .zip; emlog's admin page 数据 makes one");
        }
        return files;
    }

    List<SqlFile> files() {
        return files;
    }

    private void add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : inside(path)) {
                add(file);
            }
            return;
        }
        if (!Files.isRegularFile(path)) {
            throw new BackupException(path + " is not there, or no file");
        }
        String name = name(path);
        try {
            if (name.endsWith(".zip")) {
                unzip(path);
            } else if (name.endsWith(".gz")) {
                unpack(
                        new GZIPInputStream(Files.newInputStream(path)),
                        path.getFileName().toString());
            } else {
                files.add(new SqlFile(path.getFileName().toString(), path));
            }
        } catch (ZipException e) {
            throw new BackupException(path + " cannot be unpacked: " + e.getMessage() + "; copy the backup again");
        } catch (EOFException e) {
            throw new BackupException(path + " is cut off; copy the backup again, and compare the sizes");
        }
    }

    /** The files of a directory that may be a backup, by name. */
    static List<Path> inside(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> name(file).matches("(?s).*\\.(?:sql|sql\\.gz|zip)"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private void unzip(Path path) throws IOException {
        int before = files.size();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()
                        && entry.getName().toLowerCase(Locale.ROOT).endsWith(".sql")) {
                    copy(zip, path.getFileName() + "/" + entry.getName());
                }
            }
        }
        if (files.size() == before) {
            throw new BackupException(path + " holds no .sql file; emlog's admin page 数据 makes one");
        }
    }

    private void unpack(InputStream packed, String name) throws IOException {
        try (packed) {
            copy(packed, name);
        }
    }

    private void copy(InputStream in, String name) throws IOException {
        Path target = unpacked.resolve(files.size() + ".sql");
        Files.copy(in, target);
        files.add(new SqlFile(name, target));
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(unpacked);
    }
}
