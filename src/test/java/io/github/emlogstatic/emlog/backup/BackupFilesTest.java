package io.github.emlogstatic.emlog.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            assertThatThrownBy(() -> BackupFiles.of(List.of(bomb)))
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
        Path zip = folder.resolve("windows.zip");
        String name = encoding.startsWith("w") ? "sauvegarde d'été.sql" : "備份.sql";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName(encoding))) {
            out.putNextEntry(new ZipEntry("first.sql"));
            out.write("-- one".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(name));
            out.write("-- two".getBytes(StandardCharsets.UTF_8));
        }

        try (BackupFiles files = BackupFiles.of(List.of(zip))) {
            assertThat(files.files()).hasSize(2);
            assertThat(files.files().get(1).from(0)).hasContent("-- two");
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

        assertThatThrownBy(() -> BackupFiles.of(List.of(zip))).hasMessageContaining("more than 1000 .sql files");
    }

    @Test
    void packedFileInAPackedFileIsNamed() throws IOException {
        Path zip = zip("backup.zip", "inner/emlog_2.6.27.zip");

        assertThatThrownBy(() -> BackupFiles.of(List.of(zip)))
                .hasMessage(zip + " holds another packed file, inner/emlog_2.6.27.zip, and no .sql file; unpack it and"
                        + " name what is in it");
    }

    @Test
    void encryptedFileIsToldAsEncrypted() throws IOException {
        Path zip = zip("backup.zip", "backup.sql");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[6] |= 1; // the general purpose flag of the first entry
        Files.write(zip, bytes);

        assertThatThrownBy(() -> BackupFiles.of(List.of(zip)))
                .hasMessage(zip + " is encrypted; unpack it with its password, and name the .sql file");
    }

    /** A killed run must not leave them behind. */
    @Test
    void unpackedFilesHaveNoName() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (BackupFiles files = BackupFiles.of(List.of(zip("backup.zip", "backup.sql")), unpacked)) {
            assertThat(files.files().get(0).from(7)).hasContent("1;");
            assertThat(unpacked).isEmptyDirectory();
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void nameInAPackedFileLeadsNowhere() throws IOException {
        Path zip = zip("backup.zip", "../../../evil.sql");

        try (BackupFiles files = BackupFiles.of(List.of(zip))) {
            assertThat(files.files().get(0).name()).isEqualTo("backup.zip/../../../evil.sql");
            assertThat(folder.resolve("../../../evil.sql")).doesNotExist();
        }
    }

    private Path zip(String name, String entry) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write("SELECT 1;".getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }
}
