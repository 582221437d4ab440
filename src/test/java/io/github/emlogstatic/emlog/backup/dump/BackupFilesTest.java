package io.github.emlogstatic.emlog.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFilesTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void fileThatWouldFillTheDiskIsRefused() throws IOException {
        Path gz = folder.resolve("bomb.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            fill(out, 101);
        }
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < 3; i++) { // each is small enough
                out.putNextEntry(new ZipEntry(i + ".sql"));
                fill(out, 40);
            }
        }

        for (Path bomb : List.of(gz, zip)) {
            assertThatThrownBy(() -> BackupFiles.of(List.of(bomb), false))
                    .isInstanceOf(BackupException.class)
                    .hasMessage(bomb + " unpacks to more than 100 MB, which no backup of its size does; if it is one,"
                            + " unpack it yourself and name the .sql file");
        }
    }

    private static void fill(OutputStream out, int megabytes) throws IOException {
        byte[] zeros = new byte[MEGABYTE];
        for (int i = 0; i < megabytes; i++) {
            out.write(zeros);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "Big5", "windows-1252"})
    void zipHasNamesInAnyEncoding(String encoding) throws IOException {
        String name = encoding.startsWith("w") ? "sauvegarde d'été.sql" : "備份.sql";
        Path zip = zip(folder.resolve("windows.zip"), Charset.forName(encoding), "first.sql", name);

        try (BackupFiles files = BackupFiles.of(List.of(zip), false)) {
            assertThat(files.files()).hasSize(2);
            assertThat(files.files().get(1).from(0)).hasContent("-- " + name);
        }
    }

    @Test
    void thousandsOfFilesAreRefused() throws IOException {
        Path zip = folder.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i <= 1000; i++) {
                out.putNextEntry(new ZipEntry(i + ".sql"));
            }
        }

        assertThatThrownBy(() -> BackupFiles.of(List.of(zip), false)).hasMessageContaining("more than 1000 .sql files");
    }

    @Test
    void packedFileInAPackedFileIsNamed() throws IOException {
        Path zip = zip("backup.zip", "inner/emlog_2.6.27.zip");

        assertThatThrownBy(() -> BackupFiles.of(List.of(zip), false))
                .hasMessage(zip + " holds another packed file, inner/emlog_2.6.27.zip, and no .sql file; unpack it and"
                        + " name what is in it");
    }

    @Test
    void encryptedFileIsReported() throws IOException {
        Path zip = zip("backup.zip", "backup.sql");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[6] |= 1; // the general purpose flag of the first entry
        Files.write(zip, bytes);

        assertThatThrownBy(() -> BackupFiles.of(List.of(zip), false))
                .hasMessage(zip + " is encrypted; unpack it with its password, and name the .sql file");
    }

    /** A killed run must not leave them behind. */
    @Test
    void unpackedFilesHaveNoName() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (BackupFiles files = BackupFiles.of(List.of(zip("backup.zip", "backup.sql")), unpacked, false)) {
            assertThat(files.files().get(0).from(3)).hasContent("backup.sql");
            assertThat(unpacked).isEmptyDirectory();
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void closingClosesAllFilesAndDeletesUnpackedOnes() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Path sql = Files.writeString(folder.resolve("b.sql"), "SELECT 2;");
        BackupFiles files = BackupFiles.of(List.of(zip("a.zip", "a.sql"), sql), unpacked, false);

        files.close();

        assertThat(files.files()).hasSize(2).noneMatch(file -> file.channel().isOpen());
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void refusedBackupLeavesNothingOpen() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Path sql = Files.writeString(folder.resolve("a.sql"), "SELECT 1;");
        Path damaged = zip("b.zip", "b.sql");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 45));

        assertThatThrownBy(() -> BackupFiles.of(List.of(sql, damaged), unpacked, false))
                .isInstanceOf(BackupException.class);

        assertThat(unpacked).doesNotExist();
        assertThat(openFiles()).noneMatch(file -> file.startsWith(folder));
    }

    @Test
    void namesReadInAnotherEncodingLeaveNothingOpen() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Path zip = zip(folder.resolve("gbk.zip"), Charset.forName("GBK"), "first.sql", "備份.sql");

        BackupFiles.of(List.of(zip), unpacked, false).close();

        assertThat(openFiles()).noneMatch(file -> file.startsWith(folder));
    }

    /** A system with {@code /proc} tells which files this process has open, even those without a name. */
    private static List<Path> openFiles() throws IOException {
        Path numbers = Path.of("/proc/self/fd");
        Skip.unless(Files.isDirectory(numbers), "no /proc");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> links = Files.list(numbers)) {
            for (Path link : links.toList()) {
                try {
                    files.add(Files.readSymbolicLink(link));
                } catch (NoSuchFileException e) {
                    continue; // closed meanwhile
                }
            }
        }
        return files;
    }

    @Test
    void whatMacOsKeepsBesideAFileIsNoBackup() throws IOException {
        zip(folder.resolve("a.zip"), StandardCharsets.UTF_8, "a.sql", "__MACOSX/._a.sql");
        Files.write(folder.resolve("._a.zip"), new byte[] {0, 5, 0x16, 7, 0, 2, 0, 0, 'M', 'a', 'c'});

        try (BackupFiles files = BackupFiles.of(List.of(folder), false)) {
            assertThat(files.files()).extracting(SqlFile::name).containsExactly("a.zip/a.sql");
        }
    }

    @Test
    void nameInAPackedFileLeadsNowhere() throws IOException {
        Path zip = zip("backup.zip", "../../../evil.sql");

        try (BackupFiles files = BackupFiles.of(List.of(zip), false)) {
            assertThat(files.files().get(0).name()).isEqualTo("backup.zip/../../../evil.sql");
            assertThat(folder.resolve("../../../evil.sql")).doesNotExist();
        }
    }

    private Path zip(String name, String entry) throws IOException {
        return zip(folder.resolve(name), StandardCharsets.UTF_8, entry);
    }

    private static Path zip(Path zip, Charset names, String... entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), names)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(("-- " + entry).getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
