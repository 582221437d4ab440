package io.github.emlogstatic.render.theme;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code html | scriptHashes}: what a Content-Security-Policy allows the inline scripts of some HTML by. */
final class ScriptHashesFilter implements Filter {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line) {
        Matcher scripts = SCRIPT.matcher(value == null ? "" : value.toString());
        return new SafeString(scripts.results()
                .map(script -> "'sha256-" + hash(script.group(1)) + "'")
                .collect(Collectors.joining(" ")));
    }

    private static String hash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
