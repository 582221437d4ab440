package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.config.PublishConfig;
import io.github.emlogstatic.publish.target.PublishException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Signs and sends requests, tries again what may go well a moment later, and explains what does not. */
final class S3Requests {

    private static final int ATTEMPTS = 4;

    /** The attempts if the service says that it is busy: after many files at once it may need half a minute. */
    private static final int ATTEMPTS_IF_BUSY = 6;

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE = 250;
    private static final int MOST_DOUBLINGS = 6;

    /** In bytes. Of a site of a million files, the notes of its upload are not as long. */
    private static final int LONGEST = 64 << 20;

    private final Bucket bucket;
    private final Signer signer;
    private final S3Refusal refusal;
    private final OkHttpClient http;
    private final Duration timeout;

    S3Requests(Bucket bucket, S3Key credentials, PublishConfig config) {
        this.timeout = config.timeout();
        this.bucket = bucket;
        this.signer = new Signer(credentials, bucket.region());
        this.refusal = new S3Refusal(bucket, credentials);
        this.http = client(bucket)
                .followRedirects(false)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .connectionPool(new ConnectionPool(config.connections(), 1, TimeUnit.MINUTES))
                .build();
    }

    /** Without TLS, the certificates of the system need not be loaded. */
    private static OkHttpClient.Builder client(Bucket bucket) {
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        return bucket.root().isHttps() ? client : client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }

    /**
     * Sends the request, again where that may help.
     *
     * @param purpose what the request is for, in words for a message
     * @return a good answer
     */
    S3Answer send(Request.Builder unsigned, String purpose) throws IOException {
        S3Answer answer = ofObject(unsigned, purpose);
        if (answer.isMissing()) {
            throw refusal.of(answer, purpose);
        }
        return answer;
    }

    /**
     * Sends a request for an object that need not be there, again where that may help.
     *
     * @param purpose what the request is for, in words for a message
     * @return a good answer, or one that says that the object is not there
     */
    S3Answer ofObject(Request.Builder unsigned, String purpose) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Duration asked = Duration.ZERO;
            try {
                S3Answer answer = once(unsigned);
                if (answer.isGood() || answer.isMissing()) {
                    return answer;
                }
                if (!answer.isTransient() || attempt == ATTEMPTS_IF_BUSY) {
                    throw refusal.of(answer, purpose);
                }
                asked = answer.pause();
            } catch (PublishException e) {
                throw e;
            } catch (IOException e) {
                if (attempt >= ATTEMPTS) {
                    throw PublishException.unreachable(
                            "cannot reach " + bucket.root().host() + " for " + bucket.name() + ": " + reason(e)
                                    + "; check publish.endpoint and the network, then publish again: it goes on where"
                                    + " it stopped");
                }
            }
            pause(attempt, asked);
        }
    }

    private static String reason(IOException e) {
        return e instanceof UnknownHostException ? "no such host" : String.valueOf(e.getMessage());
    }

    private S3Answer once(Request.Builder unsigned) throws IOException {
        try (Response response = http.newCall(signer.signed(unsigned.build())).execute()) {
            byte[] bytes = response.body().byteStream().readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw refusal.ofEndless();
            }
            return new S3Answer(response.code(), response.headers(), bytes);
        }
    }

    /** @param asked how long the service asks to wait at least */
    private void pause(int attempt, Duration asked) throws IOException {
        long most =
                Math.max(2, Math.min(FIRST_PAUSE << Math.min(2 * (attempt - 1), MOST_DOUBLINGS), timeout.toMillis()));
        try {
            Thread.sleep(Math.max(asked.toMillis(), ThreadLocalRandom.current().nextLong(most / 2, most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the storage");
        }
    }

    void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
