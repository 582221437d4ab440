package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is sent in parts. */
@Tag("slow")
class S3FilmTest {

    private static final int FILM = 33 << 20;

    /** The films by seed: random bytes take longer than a copy of them. */
    private static final Map<Integer, byte[]> FILMS = new ConcurrentHashMap<>();

    private static final String PATH = "content/uploadfile/film.mp4";
    private static final String PUT = "PUT " + PATH;
    private static final String ABORT = "DELETE " + PATH;
    private static final String NO_UPLOAD = "<Error><Code>NoSuchUpload</Code></Error>";
    private static final String DENIED = "<Error><Code>AccessDenied</Code></Error>";

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
        film = FILMS.computeIfAbsent(seed, S3FilmTest::film).clone();
        Files.write(s3.project().resolve("public/" + PATH), film);
    }

    private static byte[] film(int seed) {
        byte[] film = new byte[FILM];
        new Random(seed).nextBytes(film);
        return film;
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
    void partsWithTagsInCapitalsAreNotSentAgain() throws Exception {
        storage.writeTagsInCapitals();
        interruptAfterParts(3);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(2);
    }

    /** What was told of the other film when its upload began, would be told of this one. */
    @Test
    void partsOfAnotherFilmAreRemoved() throws Exception {
        interruptAfterParts(3);
        writeFilm(2);

        assertThat(s3.publish()).as(program.err()).isZero();

        List<String> requests = storage.takeRequests();
        assertThat(requests).contains(ABORT);
        assertThat(requests.stream().filter(PUT::equals)).hasSize(5);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void partsOfAnotherFilmMayStay() throws Exception {
        interruptAfterParts(3);
        writeFilm(2);
        storage.answer(ABORT, 403, "Server", "a storage", DENIED);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    /** MinIO lists such uploads. */
    @Test
    void aListedUploadThatIsGoneIsBegunAnew() throws Exception {
        interruptAfterParts(3);
        storage.answer("GET " + PATH, 404, "Server", "a storage", NO_UPLOAD);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 501})
    void aFilmWhoseUploadIsRefusedIsSentWhole(int status) throws Exception {
        storage.answer("POST " + PATH, status, "Server", "a storage", DENIED);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(1);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void aFilmWhoseFirstPartIsRefusedIsSentWhole() throws Exception {
        storage.answer(PUT, 403, "Server", "a storage", DENIED);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
        assertThat(storage.uploads()).isEmpty();
    }

    @Test
    void aFilmWhoseUploadHasNoNameIsSentWhole() throws Exception {
        storage.answer("POST " + PATH, 200, "Server", "a storage", "<Result><UploadId/></Result>");

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(1);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void aFilmWithARefusedPartIsSentWhole() throws Exception {
        storage.answer("GET ", 403, "Server", "a storage", DENIED);
        storage.before(PUT, () -> storage.before(PUT, () -> storage.answer(PUT, 403, "Server", "a storage", DENIED)));

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.takeRequests()).contains(ABORT);
        assertThat(storage.uploads()).isEmpty();
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    /** The error comes behind the white space with which a service holds the connection. */
    @Test
    void anErrorBehindWhiteSpaceIsTriedAgain() throws Exception {
        String late = "<?xml version=\"1.0\"?>" + " ".repeat(1000) + "<Error><Code>InternalError</Code></Error>";
        interruptAfterParts(3);
        storage.answer("POST " + PATH, 200, "Server", "a storage", late);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void partsThatHaveChangedAreSentAnew() throws Exception {
        interruptAfterParts(3);
        film[9 << 20] ^= 1;
        Files.write(s3.project().resolve("public/" + PATH), film);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(3);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void aKeyThatMayNotListPartsSendsAll() throws Exception {
        interruptAfterParts(3);
        storage.answer("GET ", 403, "Server", "a storage", DENIED);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(partsSent()).hasSize(5);
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void anUploadThatTheServiceHasEndedIsBegunAnew() throws Exception {
        storage.answer(PUT, 404, "Server", "a storage", NO_UPLOAD);

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains(
                        "write " + PATH + " was answered with 404 (NoSuchUpload); publish again: this file is sent from"
                                + " its beginning");
        assertThat(s3.publish()).as(program.err()).isZero();
    }

    /** It asks again, and then there is nothing to be ended any more. */
    @Test
    void theLastAnswerMayBeLost() throws Exception {
        storage.loseAnswerOfAnObjectInParts();

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void theLastAnswerOfAReplacedFilmMayBeLost() throws Exception {
        assertThat(s3.publish()).as(program.err()).isZero();
        writeFilm(2);
        storage.loseAnswerOfAnObjectInParts();

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    @Test
    void theLastAnswerMayBeLostWhereHeadIsRefused() throws Exception {
        storage.deny("HEAD");
        for (int seed = 2; seed < 4; seed++) {
            storage.loseAnswerOfAnObjectInParts();

            assertThat(s3.publish()).as(program.err()).isZero();

            assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
            writeFilm(seed);
        }
        beforeTheLastRequest(storage::endUploads);
        isSentAgain();
    }

    @Test
    void aFilmThatIsGoneHasNotArrived() throws Exception {
        assertThat(s3.publish()).as(program.err()).isZero();
        writeFilm(2);
        beforeTheLastRequest(() -> {
            storage.objects().remove(PATH);
            storage.endUploads();
        });

        isSentAgain();
    }

    @Test
    void anOldFilmThatWasDeniedHasNotArrived() throws Exception {
        assertThat(s3.publish()).as(program.err()).isZero();
        writeFilm(2);
        storage.answer("HEAD " + PATH, 403, "Server", "a storage", "");
        beforeTheLastRequest(storage::endUploads);

        isSentAgain();
    }

    /** Another run has put another film there meanwhile. */
    @Test
    void aFilmOfAnotherLengthHasNotArrived() throws Exception {
        assertThat(s3.publish()).as(program.err()).isZero();
        writeFilm(2);
        beforeTheLastRequest(() -> {
            storage.put(PATH, "a short film");
            storage.endUploads();
        });

        isSentAgain();
    }

    private void isSentAgain() {
        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("(NoSuchUpload")
                .contains("; publish again: this file is sent from its beginning");
        assertThat(s3.publish()).as(program.err()).isZero();
        assertThat(storage.objects().get(PATH).bytes()).isEqualTo(film);
    }

    /** The first request of this kind begins the upload, and the second one ends it. */
    private void beforeTheLastRequest(Runnable work) {
        storage.before("POST " + PATH, () -> storage.before("POST " + PATH, work));
    }

    /** The upload of an earlier version goes on with this one, and what was told of the object is of that one. */
    @Test
    void anEarlierVersionIsNotTakenForTheNewOne() throws Exception {
        interruptAfterParts(3);
        film[FILM - 1] ^= 1;
        Files.write(s3.project().resolve("public/" + PATH), film);
        assertThat(s3.publish()).as(program.err()).isZero();
        writeFilm(1);
        beforeTheLastRequest(storage::endUploads);

        isSentAgain();
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
