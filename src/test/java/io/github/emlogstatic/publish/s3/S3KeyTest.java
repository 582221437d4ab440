package io.github.emlogstatic.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of keys, which other programs and people write. */
class S3KeyTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFileOfKeys() throws Exception {
        file = Files.writeString(
                folder.resolve("credentials"), "[default]\naws_access_key_id = id\naws_secret_access_key = secret\n");
    }

    @Test
    void aCommentInAnotherEncodingDoesNoHarm() throws Exception {
        Files.writeString(file, "# 我的密钥\n" + Files.readString(file), Charset.forName("GBK"));

        S3Key key = S3Key.of(Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString()));

        assertThat(key.id()).isEqualTo("id");
    }

    @Test
    void anEmptyProfileIsTheDefaultOne() throws Exception {
        S3Key key = S3Key.of(Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString(), "AWS_PROFILE", ""));

        assertThat(key.id()).isEqualTo("id");
    }

    @Test
    void anEmptyHomeIsThatOfTheUser() {
        Path usual = Path.of(System.getProperty("user.home"), ".aws", "credentials");

        assertThatThrownBy(() -> S3Key.of(Map.of("HOME", "", "AWS_PROFILE", "not there")))
                .hasMessageContaining(usual + ", section [not there]");
    }
}
