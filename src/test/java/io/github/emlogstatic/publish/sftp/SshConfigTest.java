package io.github.emlogstatic.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {

    @TempDir
    Path folder;

    @Test
    void aCommentInAnotherEncodingDoesNoHarm() throws Exception {
        Path file = Files.writeString(
                folder.resolve("config"), "# 我的博客\nHost blog\n  HostName 192.0.2.1\n", Charset.forName("GBK"));

        SshConfig config = SshConfig.of(file);

        assertThat(config.hosts().getConfig("blog").getHostname()).isEqualTo("192.0.2.1");
    }
}
