package io.github.emlogstatic.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void twoBlocksOfTheSameHostBothCount() throws Exception {
        Path file = Files.writeString(
                folder.resolve("config"),
                "Host * # of mine\n  User me\nHost *\n  Port 2200\nHost blog\n  Port 22\n  HostName 192.0.2.1\n");

        ConfigRepository.Config blog = SshConfig.of(file).hosts().getConfig("blog");

        assertThat(blog.getUser()).isEqualTo("me");
        assertThat(blog.getPort()).isEqualTo(2200);
        assertThat(blog.getHostname()).isEqualTo("192.0.2.1");
    }

    /** As a Chinese name is where the locale has no Chinese. */
    @Test
    void aNameThatNoDiskCanHoldIsNoKey() {
        assertThat(SshConfig.isKey("a\0b")).isFalse();
    }

    @Test
    void valuesAreReadAsSshReadsThem() throws Exception {
        Path home = Files.createDirectories(folder.resolve(".ssh"));
        Path key = home.resolve("my key");
        KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 1024).writePrivateKey(key.toString());
        Path file = Files.writeString(home.resolve("config"), """
                Host = blog other # of mine
                    HostName=192.0.2.1
                \tPort = 2222
                    User me # not root
                    IdentityFile "~/.ssh/my key"
                    IdentityFile %d/.ssh/no_key
                    IdentityFile none
                """);

        SshConfig config = SshConfig.of(file);

        ConfigRepository.Config blog = config.hosts().getConfig("blog");
        assertThat(blog.getHostname()).isEqualTo("192.0.2.1");
        assertThat(blog.getPort()).isEqualTo(2222);
        assertThat(blog.getUser()).isEqualTo("me");
        assertThat(blog.getValues("IdentityFile")).containsExactly(key.toString());
        assertThat(config.unread()).containsExactly("IdentityFile " + home.resolve("no_key"));
    }

    @Test
    void includedFilesAreReadWhereTheyAreIncluded() throws Exception {
        Path more = Files.createDirectories(folder.resolve("config.d"));
        Files.writeString(more.resolve("b.conf"), "Host blog\n  User late\n  Port 2200\n");
        Files.writeString(more.resolve("a.conf"), "Host blog\n  User me\n");
        Files.writeString(more.resolve(".a.conf.swp"), "Host blog\n  User nobody\n");
        Path file = Files.writeString(
                folder.resolve("config"),
                "Include \"config.d/*.conf\" gone\nHostKeyAlias all\nHost blog\n  HostName 192.0.2.1\n  Port 22\n");

        SshConfig config = SshConfig.of(file);

        ConfigRepository.Config blog = config.hosts().getConfig("blog");
        assertThat(blog.getUser()).isEqualTo("me");
        assertThat(blog.getPort()).isEqualTo(2200);
        assertThat(blog.getHostname()).isEqualTo("192.0.2.1");
        assertThat(config.hosts().getConfig("other").getValue("HostKeyAlias")).isEqualTo("all");
        assertThat(config.unread()).isEmpty();
    }

    @Test
    void aFileThatAHostIncludesCountsForThatHost() throws Exception {
        Files.writeString(folder.resolve("login"), "User me\nHost other\n  Port 2200\nHost *\n  HostKeyAlias all\n");
        Path file = Files.writeString(
                folder.resolve("config"), "Host blog\n  Include login\n  HostName 192.0.2.1\nMatch all\n  Port 2222\n");

        SshConfig config = SshConfig.of(file);

        ConfigRepository.Config blog = config.hosts().getConfig("blog");
        assertThat(blog.getUser()).isEqualTo("me");
        assertThat(blog.getHostname()).isEqualTo("192.0.2.1");
        assertThat(blog.getValue("HostKeyAlias")).isEqualTo("all");
        assertThat(config.hosts().getConfig("other").getValue("HostKeyAlias")).isNull();
        assertThat(config.hosts().getConfig("other").getPort()).isEqualTo(2222);
        assertThat(config.hosts().getConfig("other").getUser()).isNull();
        assertThat(config.unread()).containsExactly("Include");
    }

    @Test
    void filesThatIncludeEachOtherEnd() throws Exception {
        Path more = Files.createDirectories(folder.resolve("config.d"));
        for (int i = 0; i < 9; i++) {
            Files.writeString(more.resolve("" + i), "Host blog\n  User me\nMatch all\n  Include config.d/*\n");
        }
        Path file = Files.writeString(folder.resolve("config"), "Include config.d/*\n");

        SshConfig config = SshConfig.of(file);

        assertThat(config.hosts().getConfig("blog").getUser()).isEqualTo("me");
        assertThat(config.unread()).containsExactly("Include");
    }

    @Test
    void namesInQuotesAreReadAsSshReadsThem() throws Exception {
        Files.writeString(folder.resolve("my conf"), "Host \"blog\" 'b2' \"b 3\" # mine\n  User me\n");
        Files.writeString(folder.resolve("my"), "User wrong\n");
        for (String name : List.of("\"my conf\"", "'my conf'", "my\\ conf", "\"my co*\" # mine")) {
            Path file = Files.writeString(folder.resolve("config"), "Include " + name + "\n");

            SshConfig config = SshConfig.of(file);

            assertThat(config.hosts().getConfig("blog").getUser()).as(name).isEqualTo("me");
            assertThat(config.hosts().getConfig("b2").getUser()).as(name).isEqualTo("me");
            assertThat(config.hosts().getConfig("3").getUser()).as(name).isNull();
            assertThat(config.unread()).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${HOME}/more", "~root/more", "more.%u", "*/more"})
    void namesThatOnlySshKnowsAreTold(String name) throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "Include " + name + "\nHost blog\n  User me\n");

        SshConfig config = SshConfig.of(file);

        assertThat(config.hosts().getConfig("blog").getUser()).isEqualTo("me");
        assertThat(config.unread()).containsExactly("Include");
    }
}
