package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom {@code mirror} tells about problems: a command or a webhook, or nobody.
 *
 * @param command a program and its arguments; the message is its input
 * @param webhook the address of a chat group, which is a secret
 * @param format how messages to the webhook and its answers are written; is there if the webhook is
 * @param secret signs messages to DingTalk and Feishu, if the group asks for it
 */
public record OnProblemConfig(
        List<String> command, Optional<Secret> webhook, Optional<Format> format, Optional<Secret> secret) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://([^/:?#@\\s]+)(?::\\d+)?(?:[/?]\\S*)?");

    public OnProblemConfig {
        command = List.copyOf(command);
    }

    static OnProblemConfig read(Settings settings) throws ConfigException {
        List<String> command = settings.get("onProblem.command", List.of(), OnProblemConfig::program);
        Optional<Format> named = settings.get("onProblem.format", value -> value.oneOf(Format.values()));
        Optional<Value> address = settings.find("onProblem.webhook");
        Optional<Format> format = address.isPresent() ? Optional.of(format(address.get(), named)) : named;
        if (address.isPresent() && !command.isEmpty()) {
            throw address.get().mistake("stands beside onProblem.command; keep one of them");
        }
        return new OnProblemConfig(
                command,
                settings.get(
                        "onProblem.webhook", value -> new Secret(value.text().strip())),
                format,
                settings.get("onProblem.secret", Value::secret));
    }

    /** A text is a line for the shell. A list is a program and its arguments. */
    private static List<String> program(Value value) throws ConfigException {
        if (value.isList()) {
            return value.list(Value::text);
        }
        boolean windows = File.separatorChar == '\\';
        return windows ? List.of("cmd", "/c", value.text()) : List.of("sh", "-c", value.text());
    }

    /** No message shows the address, because whoever knows it can write to the group. */
    private static Format format(Value address, Optional<Format> named) throws ConfigException {
        String host = host(address);
        return named.or(() -> Optional.ofNullable(Format.BY_HOST.get(host)))
                .orElseThrow(() -> address.mistake("is on a host of none of the known services; name the format of its"
                        + " messages with onProblem.format: wecom, dingtalk, feishu or slack"));
    }

    private static String host(Value address) throws ConfigException {
        Matcher parts = ADDRESS.matcher(address.text().strip());
        if (!parts.matches()) {
            throw address.mistake("must be the address of a webhook, as in https://oapi.dingtalk.com/robot/send?…");
        }
        return parts.group(1).toLowerCase(Locale.ROOT);
    }

    /** Whether anybody is told. */
    public boolean isSet() {
        return !command.isEmpty() || webhook.isPresent();
    }

    /** The chat services whose webhooks are known. */
    public enum Format {
        WECOM,
        DINGTALK,
        FEISHU,
        SLACK;

        private static final Map<String, Format> BY_HOST = Map.of(
                "qyapi.weixin.qq.com", WECOM,
                "oapi.dingtalk.com", DINGTALK,
                "open.feishu.cn", FEISHU,
                "open.larksuite.com", FEISHU,
                "hooks.slack.com", SLACK);
    }
}
