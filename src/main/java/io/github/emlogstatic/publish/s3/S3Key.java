package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The key of an account, from the variables or the file that all S3 tools use.
 *
 * @param id the id of the key
 * @param token the token that belongs to a temporary key
 */
record S3Key(String id, Secret secret, Optional<Secret> token) {

    /** @throws ConfigException if there is no key */
    static S3Key of(Map<String, String> environment) throws IOException, ConfigException {
        String givenId = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String givenSecret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (!givenId.isBlank() && !givenSecret.isBlank()) {
            return of(givenId, givenSecret, Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")));
        }
        Path file = file(environment);
        String profile = Bucket.first(environment, "AWS_PROFILE").orElse("default");
        Map<String, String> keys = Files.isRegularFile(file) ? section(file, profile) : Map.of();
        String id = keys.get("aws_access_key_id");
        String secret = keys.get("aws_secret_access_key");
        if (id == null || secret == null) {
            throw new ConfigException(
                    "no key for the storage: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write" + " them into "
                            + file + ", section [" + profile + "]");
        }
        return of(id, secret, Optional.ofNullable(keys.get("aws_session_token")));
    }

    private static S3Key of(String id, String secret, Optional<String> token) {
        return new S3Key(
                id.strip(),
                new Secret(secret.strip()),
                token.filter(text -> !text.isBlank()).map(Secret::new));
    }

    private static Path file(Map<String, String> environment) {
        String home = Bucket.first(environment, "HOME").orElse(System.getProperty("user.home"));
        return Bucket.first(environment, "AWS_SHARED_CREDENTIALS_FILE")
                .map(Path::of)
                .orElse(Path.of(home, ".aws", "credentials"));
    }

    /** The keys and values under {@code [name]}. */
    private static Map<String, String> section(Path file, String name) throws IOException {
        Map<String, String> keys = new HashMap<>();
        boolean inside = false;
        for (String line : FileContent.ofOthers(() -> Lines.of(file))) {
            int equals = line.indexOf('=');
            if (line.strip().startsWith("[")) {
                inside = line.strip().equals("[" + name + "]");
            } else if (inside && equals > 0) {
                keys.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return keys;
    }
}
