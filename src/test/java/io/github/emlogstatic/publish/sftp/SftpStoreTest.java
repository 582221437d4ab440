package io.github.emlogstatic.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpStoreTest {

    private static final String LIST = ".emlog-static-files.gz";

    @TempDir
    private Path folder;

    /** The server replaces no file, so that the old list is removed before the new one gets its name. */
    @Test
    void aListOfManyFilesSurvivesAKill() throws Exception {
        try (SftpServer server = new SftpServer(folder.resolve("server"))) {
            server.replaceNothing();
            Files.createDirectories(folder.resolve(".ssh"));
            Files.writeString(folder.resolve(".ssh/known_hosts"), server.knownHost());
            Upload old = Upload.of(LIST, packed(1, 100));
            byte[] of100000Files = packed(2, 5_000_000);
            try (SftpStore store = store(server)) {
                store.write(old);
                server.stopAtRemoval();
                assertThatThrownBy(() -> store.write(Upload.of(LIST, of100000Files)))
                        .hasMessageContaining("the connection was lost");
            }
            server.stopAfter(Integer.MAX_VALUE);

            try (SftpStore store = store(server)) {
                assertThat(store.read(LIST)).hasValue(of100000Files);
            }
        }
    }

    private static byte[] packed(long seed, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private SftpStore store(SftpServer server) {
        Destination.Sftp to =
                new Destination.Sftp(Optional.of(SftpServer.USER), "127.0.0.1", Optional.of(server.port()), "/www");
        Map<String, String> environment = Map.of("HOME", folder.toString(), "SFTP_PASSWORD", SftpServer.PASSWORD);
        return SftpStore.open(to, Configs.usual().publish(), environment);
    }
}
