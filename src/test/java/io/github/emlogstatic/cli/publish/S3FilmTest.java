package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file that is sent in parts. */
@Tag("slow")
class S3FilmTest {

    private static final int FILM = 33 << 20;
    private static final String PATH = "content/uploadfile/film.mp4";
    private static final String PUT = "PUT " + PATH;

    @RegisterExtension
    private final S3Site s3 = S3Site.inNewFolder();

    private final ProgramRunner program = s3.program();
    private final FakeS3 storage = s3.storage();
    private byte[] film = {};

    @BeforeEach
    void aFilm() throws IOException {
        s3.site(PATH, "");
        writeFilm(1);
    }

    private void writeFilm(int seed) throws IOException {
        film = new byte[FILM];
        new Random(seed).nextBytes(film);
        Files.write(s3.project().resolve("public/" + PATH), film);
    }

    @Test
    void aFilmMayBeLargerThanOneRequestMay() throws Exception {
        storage.setLargest(32 << 20);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
        FakeS3.StoredObject stored = storage.objects().get(PATH);
        assertThat(stored.type()).isEqualTo("video/mp4");
        assertThat(stored.cacheControl()).isEqualTo("public, max-age=2592000");
    }

    @Test
    void partsThatHaveArrivedAreNotSentAgain() throws Exception {
        interruptAfterParts(3);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(2);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void partsOfAnotherFilmAreSentAnew() throws Exception {
        interruptAfterParts(3);
        writeFilm(2);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(5);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void aKeyThatMayNotListPartsSendsAll() throws Exception {
        interruptAfterParts(3);
        storage.answer("GET ", 403, "Server", "a storage", "<Error><Code>AccessDenied</Code></Error>");

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(5);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void anUploadThatTheServiceHasEndedIsBegunAnew() throws Exception {
        storage.answer(PUT, 404, "Server", "a storage", "<Error><Code>NoSuchUpload</Code></Error>");

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("write " + PATH + " was answered with 404 (NoSuchUpload); publish again later");
        assertThat(s3.publish()).as(program.err()).isZero();
    }

    /** It asks again, and then there is nothing to be ended any more. */
    @Test
    void theLastAnswerMayBeLost() throws Exception {
        storage.loseAnswerOfAnObjectInParts();

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    /** Ends a run when so many parts of the film have arrived. */
    private void interruptAfterParts(int parts) {
        stopBeforePart(parts);
        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(partsSent()).hasSize(parts);
        storage.stopAfter(Integer.MAX_VALUE);
    }

    private void stopBeforePart(int before) {
        storage.before(PUT, () -> {
            if (before == 0) {
                storage.stopAfter(0);
            } else {
                stopBeforePart(before - 1);
            }
        });
    }

    private List<String> partsSent() {
        return storage.takeRequests().stream().filter(PUT::equals).toList();
    }
}
