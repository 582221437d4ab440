package io.github.emlogstatic.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of {@code configuration.md} agree with the code. */
class ConfigurationPageTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.]+)` \\| ([^|]+) \\| ([^|]+) \\| `([^|]+)` \\|.*\\|$");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("EMLOG_API_KEY", "a key", "EMLOG_USER", "a user", "EMLOG_PASSWORD", "a password");

    @TempDir
    Path directory;

    /** @param fallback a value in backquotes, or words where it depends */
    record Row(String key, String fallback, String example) {

        @Override
        public String toString() {
            return key;
        }
    }

    @Test
    void rowsMatchTheKeysOfTheConfiguration() throws Exception {
        TreeSet<String> known = new TreeSet<>(knownKeys("unheardOf"));
        for (String section : List.copyOf(known)) {
            if (rows().anyMatch(row -> row.key().startsWith(section + "."))) {
                known.remove(section);
                known.addAll(knownKeys(section + ".unheardOf"));
            }
        }

        assertThat(rows().map(Row::key)).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDefaultIsTheValueWithoutTheKey(Row row) throws Exception {
        if (row.fallback().matches("`[^`]+`")) {
            assertThat(load(row.key(), row.fallback().replace("`", ""), Map.of()))
                    .isEqualTo(load("perPage", "10", Map.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theExampleIsAcceptedAndChangesTheConfiguration(Row row) throws Exception {
        Map<String, String> environment =
                row.key().equals("blog.auth") || row.example().contains("${") ? ENVIRONMENT : Map.of();
        Config without = load("perPage", "10", Map.of());

        assertThat(load(row.key(), row.example(), environment)).isNotEqualTo(without);
    }

    private List<String> knownKeys(String unknown) throws Exception {
        try {
            load(unknown, "1", Map.of());
        } catch (ConfigException e) {
            return List.of(e.getMessage().replaceFirst(".*known are ", "").split(", "));
        }
        throw new AssertionError("accepted: " + unknown);
    }

    private Config load(String key, String value, Map<String, String> environment) throws Exception {
        int dot = key.indexOf('.');
        String text = dot < 0
                ? key + ": " + value + "\n"
                : key.substring(0, dot) + ":\n  " + key.substring(dot + 1) + ": " + value + "\n";
        Files.writeString(directory.resolve("site-config.yaml"), text);
        return ConfigLoader.in(directory)
                .load(Optional.empty(), environment, Overrides.none())
                .config();
    }

    static Stream<Row> rows() throws IOException {
        Matcher row = ROW.matcher(Files.readString(Path.of("src/site/markdown/configuration.md")));
        return row
                .results()
                .map(found -> new Row(found.group(1), found.group(3), found.group(4)))
                .collect(Collectors.toList())
                .stream();
    }
}
