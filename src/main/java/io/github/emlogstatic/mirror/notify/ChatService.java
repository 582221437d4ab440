package io.github.emlogstatic.mirror.notify;

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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How WeCom (企业微信), DingTalk (钉钉), Feishu (飞书, Lark) and Slack want a message, and how they answer.
 *
 * <p>The first three answer with status 200 whatever happens; a number in the answer tells whether they took the message.
 *
 * @param secret signs messages to DingTalk and Feishu
 * @param clock gives the time for signatures, which hold for an hour
 */
record ChatService(OnProblemConfig.Format format, Optional<Secret> secret, Clock clock) {

    private static final int LONGEST_REASON = 200;

    /** Feishu calls the person, or the whole group, that an element of this name tells. It knows no escapes. */
    private static final Pattern CALL = Pattern.compile("(?i)<(?=/?at\\b)");

    private static final ObjectMapper JSON = new ObjectMapper();

    String name() {
        return switch (format) {
            case WECOM -> "WeCom";
            case DINGTALK -> "DingTalk";
            case FEISHU -> "Feishu";
            case SLACK -> "Slack";
        };
    }

    /** The body of a message, as JSON. */
    String body(String text) throws NotifyException {
        ObjectNode body = JSON.createObjectNode();
        switch (format) {
            case WECOM, DINGTALK ->
                body.put("msgtype", "text").putObject("text").put("content", text);
            case FEISHU -> {
                sign(body);
                String harmless = CALL.matcher(text).replaceAll("< ");
                body.put("msg_type", "text").putObject("content").put("text", harmless);
            }
            case SLACK ->
                body.put("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        return body.toString();
    }

    /** Feishu's key is the time in seconds and the secret; it signs nothing. */
    private void sign(ObjectNode body) throws NotifyException {
        if (secret.isPresent()) {
            String time = String.valueOf(clock.instant().getEpochSecond());
            String key = time + "\n" + secret.get().value();
            body.put("timestamp", time).put("sign", hmac(key, ""));
        }
    }

    /**
     * What is added to the query of the webhook's address. DingTalk's key is the secret; it signs the time in milliseconds
     * and the secret.
     */
    Map<String, String> query() throws NotifyException {
        if (format != OnProblemConfig.Format.DINGTALK || secret.isEmpty()) {
            return Map.of();
        }
        String time = String.valueOf(clock.instant().toEpochMilli());
        String key = secret.get().value();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("timestamp", time);
        query.put("sign", hmac(key, time + "\n" + key));
        return query;
    }

    private static String hmac(String key, String text) throws NotifyException {
        try {
            return Base64.getEncoder().encodeToString(Hmac.of(key.getBytes(StandardCharsets.UTF_8), text));
        } catch (IllegalArgumentException e) {
            throw new NotifyException("onProblem.secret cannot sign a message; copy it again");
        }
    }

    /** Why the service did not take the message, if it did not. */
    Optional<String> refusal(int status, String answer) {
        if (format == OnProblemConfig.Format.SLACK) {
            return status == 200 && answer.strip().equals("ok") ? Optional.empty() : Optional.of(said(status, answer));
        }
        JsonNode json = json(answer);
        boolean feishu = format == OnProblemConfig.Format.FEISHU;
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
}
