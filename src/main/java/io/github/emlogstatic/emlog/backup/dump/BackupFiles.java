package io.github.emlogstatic.emlog.backup.dump;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The SQL files of a backup. Packed files are unpacked into a temporary directory, because texts are read later, from
 * their position in the file. {@link #close} deletes the directory.
 */
public final class BackupFiles implements Closeable {

    /** A file may grow so many times when it is unpacked. Only a file that was made to fill a disk grows more. */
    private static final long GROWTH = 200;

    /** A file may always have so many bytes when it is unpacked. */
    private static final long ALWAYS = 100L << 20;

    /** A backup in parts has some dozens of files. */
    private static final int MOST_FILES = 1_000;

    /** A zip's list of its files ends with 22 bytes and a remark of at most 65,535. */
    private static final int END_OF_ZIP = 22 + 65_535;

    private final Path unpacked;
    private final boolean cutToo;
    private final List<SqlFile> files = new ArrayList<>();
    private final Map<String, CutException> cuts = new LinkedHashMap<>();

    private BackupFiles(Path unpacked, boolean cutToo) {
        this.unpacked = unpacked;
        this.cutToo = cutToo;
    }

    /**
     * @param paths files, packed as {@code .gz} or {@code .zip} or not, or directories that hold such files
     * @param cutToo whether to unpack the beginning of a packed file that is cut off
     */
    public static BackupFiles of(List<Path> paths, boolean cutToo) throws IOException {
        return of(paths, Files.createTempDirectory("emlog-backup"), cutToo);
    }

    /** @param unpacked an empty directory, which {@link #close} deletes */
    static BackupFiles of(List<Path> paths, Path unpacked, boolean cutToo) throws IOException {
        BackupFiles files = new BackupFiles(unpacked, cutToo);
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
            if (!files.cuts.isEmpty()) {
                throw files.cuts.values().iterator().next();
            }
            throw new BackupException(paths.get(0)
                    + " holds no backup: no file that ends in .sql, .sql.gz or .zip; emlog's admin page 数据 makes one");
        }
        return files;
    }

    /** The files, in the order of their names or of the arguments. */
    public List<SqlFile> files() {
        return files;
    }

    /** Why packed files are not whole, by the name of the last file in them. */
    public Map<String, CutException> cuts() {
        return cuts;
    }

    private void add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : inside(path)) {
                add(file);
            }
            return;
        }
        if (!Files.isRegularFile(path)) {
            throw new BackupException(path
                    + " does not exist; name the file that emlog's admin page 数据 makes, or a directory that holds it");
        }
        int before = files.size();
        try {
            switch (FileKind.of(path)) {
                case ZIP -> unzip(path);
                case GZIP -> ungzip(path);
                default -> addUnpacked(path);
            }
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).startsWith("encrypted")) {
                throw new BackupException(path + " is encrypted; unpack it with its password, and name the .sql file");
            }
            throw new BackupException(path + " cannot be unpacked: " + e.getMessage() + "; copy the backup again");
        } catch (EOFException e) {
            CutException cut = new CutException(path + " is cut off; copy the backup again, and compare the sizes");
            if (!cutToo) {
                throw cut;
            }
            boolean begun = files.size() > before;
            cuts.put(begun ? files.get(files.size() - 1).name() : path.toString(), cut);
        }
    }

    private void addUnpacked(Path path) throws IOException {
        FileKind kind = FileKind.of(path);
        boolean unpacked = kind == FileKind.TEXT || kind == FileKind.MARKUP;
        if (unpacked && name(path).matches("(?s).*\\.(?:gz|zip)")) {
            throw new BackupException(path + " is not packed, although its name says so; copy the backup again");
        }
        String name = path.getFileName().toString();
        if (kind == FileKind.EMPTY) {
            throw new BackupException(name + " is empty; make the backup again");
        }
        add(name, path, path);
    }

    /** @param source the file that the user has named */
    private void add(String name, Path path, Path source) throws IOException {
        switch (FileKind.of(path)) {
            case TEXT, EMPTY -> {
                Instant changed = Files.getLastModifiedTime(source).toInstant(); // before anything is open
                DumpCharset charset = DumpCharset.of(path);
                files.add(new SqlFile(name, FileChannel.open(path, StandardOpenOption.READ), changed, charset));
            }
            case UTF_16 ->
                throw new BackupException(name + " is in UTF-16; save it as UTF-8 with an editor, or dump again with"
                        + " mysqldump --result-file, for what PowerShell writes with > is UTF-16");
            case MARKUP ->
                throw new BackupException(name + " is XML or a web page; a backup is SQL, which mysqldump makes without"
                        + " --xml, and phpMyAdmin as its format SQL");
            case BINARY ->
                throw new BackupException(name + " is no text, perhaps a picture or a document, and so no backup;"
                        + " emlog's admin page 数据 makes one");
            default ->
                throw new BackupException(
                        name + " is packed twice, or neither as .zip nor as .gz; unpack it and name the .sql file");
        }
    }

    /** The files of a directory that may be a backup, by name. */
    public static List<Path> inside(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> name(file).matches("(?s).*\\.(?:sql|sql\\.gz|zip)") && !isOfMacOs(name(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** Whether it is not the file itself, but what macOS keeps beside it on foreign disks and in packed files. */
    private static boolean isOfMacOs(String name) {
        return name.startsWith("._") || name.contains("/._");
    }

    private void unzip(Path path) throws IOException {
        int before = files.size();
        for (Charset names : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                unzip(path, names);
                return;
            } catch (IllegalArgumentException | ZipException e) { // a name in another encoding, or damage, told below
                for (SqlFile file : files.subList(before, files.size())) {
                    file.channel().close();
                }
                files.subList(before, files.size()).clear();
            }
        }
        unzip(path, StandardCharsets.ISO_8859_1); // which reads any name
    }

    private void unzip(Path path, Charset names) throws IOException {
        int before = files.size();
        String nested = "";
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path), names)) {
            long left = most(path);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (isOfMacOs(name)) {
                    continue;
                }
                if (name.endsWith(".sql")) {
                    left -= copy(zip, path, path.getFileName() + "/" + entry.getName(), left);
                } else if (name.endsWith(".zip") || name.endsWith(".gz")) {
                    nested = entry.getName();
                }
            }
        }
        requireEnd(path);
        if (files.size() > before) {
            return;
        }
        if (!nested.isEmpty()) {
            throw new BackupException(path + " holds another packed file, " + nested
                    + ", and no .sql file; unpack it and name what is in it");
        }
        throw new BackupException(path + " holds no .sql file; emlog's admin page 数据 makes one");
    }

    /**
     * Fails if the end of a zip is missing. Java would accept a zip that is cut between two of its files, because only
     * the end lists them.
     */
    private static void requireEnd(Path path) throws IOException {
        try (RandomAccessFile zip = new RandomAccessFile(path.toFile(), "r")) {
            byte[] last = new byte[(int) Math.min(zip.length(), END_OF_ZIP)];
            zip.seek(zip.length() - last.length);
            zip.readFully(last);
            if (!new String(last, StandardCharsets.ISO_8859_1).contains("PK\5\6")) {
                throw new EOFException();
            }
        }
    }

    private void ungzip(Path path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            copy(in, path, path.getFileName().toString(), most(path));
        }
    }

    /** The number of bytes that the file may have when it is unpacked. */
    private static long most(Path path) throws IOException {
        return Math.max(ALWAYS, Files.size(path) * GROWTH);
    }

    /** @param most how many more bytes may be unpacked of the packed file */
    private long copy(InputStream in, Path from, String name, long most) throws IOException {
        if (files.size() >= MOST_FILES) {
            throw new BackupException(from + " holds more than " + MOST_FILES + " .sql files; no backup does");
        }
        Path target = unpacked.resolve(files.size() + ".sql");
        InputStream bounded = BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(most + 1)
                .get();
        long size;
        try {
            size = write(bounded, target);
        } catch (EOFException e) {
            addHidden(name, target, from); // what stands before the cut
            throw e;
        }
        if (size > most) {
            throw new BackupException(from + " unpacks to more than " + (most(from) >> 20)
                    + " MB, which no backup of its size does; if it is one, unpack it yourself and name the .sql file");
        }
        addHidden(name, target, from);
        return size;
    }

    private static long write(InputStream in, Path target) throws IOException {
        try {
            return Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (EOFException | ZipException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    /**
     * Adds an unpacked file, and removes its name while it is open, so that a killed run leaves no mails and password
     * hashes behind. Where the system does not allow that, {@link #close} deletes the file.
     */
    private void addHidden(String name, Path file, Path source) throws IOException {
        add(name, file, source);
        try {
            Files.delete(file);
        } catch (IOException e) {
            // the system allows no deletion of an open file; close deletes it
        }
    }

    @Override
    public void close() throws IOException {
        try {
            IOUtils.close(files.stream().map(SqlFile::channel).toArray(Closeable[]::new)); // all, even if one fails
        } finally {
            PathUtils.deleteDirectory(unpacked);
        }
    }
}
