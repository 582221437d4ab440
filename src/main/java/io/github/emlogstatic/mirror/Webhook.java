package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.Hmac;
import io.github.emlogstatic.model.run.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
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
 * A webhook of WeCom (企业微信), DingTalk (钉钉), Feishu (飞书, Lark) or Slack.
 *
 * <p>The first three answer with status 200 whatever happens; a number in the answer tells whether they took the message.
 * The address is a secret: neither a message nor an exception shows more of it than the host, and no redirect is followed.
 */
final class Webhook {

    /** WeCom takes texts of at most 2,048 bytes of UTF-8, the others longer ones. */
    private static final int LONGEST = 1_900;

    private static final int LONGEST_ANSWER = 1 << 16;
    private static final int LONGEST_REASON = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OnProblemConfig config;
    private final Clock clock;

    /** @param clock gives the time for signatures, which hold for an hour */
    Webhook(OnProblemConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Sends the message, and returns the service and its host. */
    String send(String message) throws NotifyException {
        HttpUrl address = HttpUrl.parse(address());
        if (address == null) {
            throw new NotifyException("onProblem.webhook is no address that can be reached; copy it again");
        }
        String who = service(address.host());
        RequestBody body = RequestBody.create(
                ByteString.encodeUtf8(body(shortened(message)).toString()), null);
        Request request = new Request.Builder()
                .url(signed(address))
                .header("Content-Type", "application/json; charset=utf-8")
                .post(body)
                .build();
        OkHttpClient client = new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Webhook::withoutRetry)
                .callTimeout(PATIENCE)
                .build();
        try (Response response = client.newCall(request).execute()) {
            String answer = response.peekBody(LONGEST_ANSWER).string();
            Optional<String> refusal = refusal(response.code(), answer);
            if (refusal.isPresent()) {
                throw new NotifyException(who + " did not take the message: " + withoutSecrets(refusal.get(), address)
                        + "; check onProblem.webhook and onProblem.secret");
            }
            return who;
        } catch (NotifyException e) {
            throw e;
        } catch (IOException e) {
            throw new NotifyException(
                    who + " cannot be reached: " + withoutSecrets(String.valueOf(e.getMessage()), address)
                            + "; check the network of this machine and the address of onProblem.webhook");
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
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

    private OnProblemConfig.Format format() {
        return config.format().orElseThrow();
    }

    private String service(String host) {
        return switch (format()) {
            case WECOM -> "WeCom (" + host + ")";
            case DINGTALK -> "DingTalk (" + host + ")";
            case FEISHU -> "Feishu (" + host + ")";
            case SLACK -> "Slack (" + host + ")";
        };
    }

    private ObjectNode body(String text) throws NotifyException {
        ObjectNode body = JSON.createObjectNode();
        switch (format()) {
            case WECOM, DINGTALK ->
                body.put("msgtype", "text").putObject("text").put("content", text);
            case FEISHU -> {
                sign(body);
                body.put("msg_type", "text").putObject("content").put("text", text);
            }
            case SLACK ->
                body.put("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        return body;
    }

    /** Feishu's key is the time in seconds and the secret; it signs nothing. */
    private void sign(ObjectNode body) throws NotifyException {
        if (config.secret().isPresent()) {
            String time = String.valueOf(clock.instant().getEpochSecond());
            String key = time + "\n" + config.secret().get().value();
            body.put("timestamp", time).put("sign", hmac(key, ""));
        }
    }

    /** DingTalk's key is the secret; it signs the time in milliseconds and the secret. */
    private HttpUrl signed(HttpUrl address) throws NotifyException {
        if (format() != OnProblemConfig.Format.DINGTALK || config.secret().isEmpty()) {
            return address;
        }
        Instant now = clock.instant();
        String time = String.valueOf(now.toEpochMilli());
        String secret = config.secret().get().value();
        return address.newBuilder()
                .addQueryParameter("timestamp", time)
                .addQueryParameter("sign", hmac(secret, time + "\n" + secret))
                .build();
    }

    private static String hmac(String key, String text) throws NotifyException {
        try {
            return Base64.getEncoder().encodeToString(Hmac.of(key.getBytes(StandardCharsets.UTF_8), text));
        } catch (IllegalArgumentException e) {
            throw new NotifyException("onProblem.secret cannot sign a message; copy it again");
        }
    }

    /** Why the service did not take the message, if it did not. */
    private Optional<String> refusal(int status, String answer) {
        if (format() == OnProblemConfig.Format.SLACK) {
            return status == 200 && answer.strip().equals("ok") ? Optional.empty() : Optional.of(said(status, answer));
        }
        JsonNode json = json(answer);
        boolean feishu = format() == OnProblemConfig.Format.FEISHU;
        JsonNode number = feishu ? first(json, "code", "StatusCode") : json.path("errcode");
        if (status == 200 && number.isIntegralNumber() && number.asLong() == 0) {
            return Optional.empty();
        }
        String words = feishu
                ? first(json, "msg", "StatusMessage").asText()
                : json.path("errmsg").asText();
        return Optional.of(
                number.isIntegralNumber() ? "error " + number.asLong() + ", " + words : said(status, answer));
    }

    private static String said(int status, String answer) {
        String words = OneLine.of(answer.replaceAll("(?s)<[^>]*>", " "), LONGEST_REASON);
        return "status " + status + (words.isEmpty() ? "" : ", " + words);
    }

    private static JsonNode first(JsonNode json, String one, String other) {
        return json.has(one) ? json.path(one) : json.path(other);
    }

    private static JsonNode json(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            return MissingNode.getInstance(); // what was answered instead is told by its first words
        }
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
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return message;
        }
        int end = LONGEST;
        while ((bytes[end] & 0xC0) == 0x80) { // not in the middle of a character
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
    }
}
