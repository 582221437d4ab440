package io.github.emlogstatic.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose parts need not be sent to be looked at. */
class FilePartsTest {

    @ParameterizedTest
    @CsvSource({"33554433, 5, 8388608", "8388608000, 1000, 8388608", "8388608001, 1000, 8388609"})
    void oneListNamesAllParts(long bytes, int count, long first) {
        FileParts parts = new FileParts(film(bytes, new ByteArrayInputStream(new byte[0])));

        assertThat(parts.count()).isEqualTo(count);
        assertThat(parts.part(1).bytes()).isEqualTo(first);
        assertThat((count - 1) * first + parts.part(count).bytes()).isEqualTo(bytes);
    }

    @Test
    void aFileThatHasBecomeShorterIsClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream content = new ByteArrayInputStream(new byte[10]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Upload part = new FileParts(film(40 << 20, content)).part(2);

        assertThatThrownBy(() -> part.content().get()).isInstanceOf(EOFException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void aRefusalNamesWhatAVeryLargeFileNeeds() throws Exception {
        try (FakeS3 storage = new FakeS3();
                S3Store store = S3Store.open(
                        new Destination.S3("blog", ""),
                        Configs.usual().publish(),
                        Map.of(
                                "AWS_ENDPOINT_URL", storage.endpoint(),
                                "AWS_ACCESS_KEY_ID", FakeS3.ID,
                                "AWS_SECRET_ACCESS_KEY", FakeS3.SECRET))) {
            storage.deny("POST");
            Upload film = film((5L << 30) + 1, InputStream.nullInputStream());

            assertThatThrownBy(() -> store.write(film))
                    .isInstanceOf(PublishException.Refused.class)
                    .hasMessageContainingAll(
                            "the key may not write film.mp4 (AccessDenied Access Denied); allow it to",
                            "a file above 5 GB is sent in parts alone",
                            "UploadPart");
        }
    }

    private static Upload film(long bytes, InputStream content) {
        return new Upload("film.mp4", bytes, "", () -> content);
    }
}
