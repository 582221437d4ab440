package io.github.emlogstatic.mirror.notify;

import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.config.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;

/**
 * A webhook of a {@link ChatService}. Its address is a secret: neither a message nor an exception shows more of it than
 * the host, and no redirect is followed.
 *
 * @param clock gives the time for signatures, which hold for an hour
 */
record Webhook(OnProblemConfig config, Clock clock) {

    /** WeCom takes texts of at most 2,048 bytes of UTF-8, the others longer ones. */
    private static final int LONGEST = 1_900;

    private static final int LONGEST_ANSWER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static boolean fits(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /** Sends the message, cut to the length that the service takes, and returns the service and its host. */
    String send(String message) throws NotifyException {
        HttpUrl address = HttpUrl.parse(address());
        if (address == null) {
            throw new NotifyException("onProblem.webhook is no address that can be reached; copy it again");
        }
        ChatService service = new ChatService(config.format().orElseThrow(), config.secret(), clock);
        String who = service.name() + " (" + address.host() + ")";
        Request request = request(message, address, service);
        OkHttpClient client = client();
        Optional<String> refusal;
        try (Response response = client.newCall(request).execute()) {
            refusal = service.refusal(
                    response.code(), response.peekBody(LONGEST_ANSWER).string());
        } catch (IOException e) {
            throw new NotifyException(
                    who + " cannot be reached: " + withoutSecrets(String.valueOf(e.getMessage()), address)
                            + "; check the network of this machine and the address of onProblem.webhook");
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
        if (refusal.isPresent()) {
            throw new NotifyException(who + " did not take the message: " + withoutSecrets(refusal.get(), address)
                    + "; check onProblem.webhook and onProblem.secret");
        }
        return who;
    }

    private static Request request(String message, HttpUrl address, ChatService service) throws NotifyException {
        HttpUrl.Builder signed = address.newBuilder();
        service.query().forEach(signed::addQueryParameter);
        return new Request.Builder()
                .url(signed.build())
                .header("Content-Type", "application/json; charset=utf-8")
                .post(RequestBody.create(ByteString.encodeUtf8(service.body(shortened(message))), null))
                .build();
    }

    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Webhook::withoutRetry)
                .callTimeout(PATIENCE)
                .build();
    }

    /** OkHttp would send the message twice to a service that asks for another try at once. */
    private static Response withoutRetry(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request())
                .newBuilder()
                .removeHeader("Retry-After")
                .build();
    }

    private String address() {
        return config.webhook().map(Secret::value).orElse("");
    }

    /** Some services repeat the key, or where it was sent from, in their answer. */
    private String withoutSecrets(String text, HttpUrl address) {
        List<Secret> secrets = new ArrayList<>(List.of(new Secret(address()), new Secret(address.toString())));
        config.secret().ifPresent(secrets::add);
        address.pathSegments().forEach(segment -> secrets.add(new Secret(segment)));
        for (int i = 0; i < address.querySize(); i++) {
            secrets.add(new Secret(String.valueOf(address.queryParameterValue(i))));
        }
        String cleaned = text;
        for (Secret secret : secrets) {
            cleaned = secret.hiddenIn(cleaned);
        }
        return cleaned.replaceAll("\\s+", " ").strip();
    }

    private static String shortened(String message) {
        if (fits(message)) {
            return message;
        }
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int end = LONGEST;
        while ((bytes[end] & 0xC0) == 0x80) { // not in the middle of a character
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
    }
}
