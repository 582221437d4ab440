package io.github.emlogstatic.config.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What is wrong with a text that is not YAML. The parser's words are for those who know YAML's grammar. */
public record YamlMistake(int line, String words) {

    private static final String ADVICE = "; check the indentation, the space after each colon, and the quotes";

    /** Windows copies a path with double quotes around it. */
    static final String ESCAPE = "has a \\ in double quotes, which YAML takes for an escape; write it in single quotes";

    /** The parser quotes the character. A tab is written {@code \t(TAB)}. */
    private static final Pattern BAD_START = Pattern.compile("found character '(.)' that cannot start any token.*");

    /** File, line, and what is wrong there. */
    public static String in(String text, String name, JsonProcessingException e) {
        if (e.getCause() instanceof ReaderException control) {
            long lineFeeds = text.codePoints()
                    .limit(control.getPosition())
                    .filter(c -> c == '\n')
                    .count();
            return name + ":" + (lineFeeds + 1) + ": holds a control character; remove it";
        }
        YamlMistake found = e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null
                ? of(yaml, text)
                : new YamlMistake(
                        e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                        "is not YAML: a key is a single word"
                                + ADVICE); // the parser's own message would quote the file
        Optional<String> fullWidth = FullWidth.near(text, found.line);
        return name + ":" + fullWidth.orElse(found.line + ": " + found.words);
    }

    private static YamlMistake of(MarkedYAMLException e, String text) {
        int line = e.getProblemMark().getLine() + 1;
        String problem = e.getProblem();
        if (problem.contains("TAB")) {
            return new YamlMistake(line, "holds a tab; write spaces");
        }
        if (problem.contains("escape")) {
            return new YamlMistake(line, ESCAPE);
        }
        Matcher bad = BAD_START.matcher(problem);
        if (bad.matches()) {
            return new YamlMistake(line, "is not YAML: a value that starts with " + bad.group(1) + " needs quotes");
        }
        if (problem.startsWith("mapping values") && line(text, line).matches(".*:\\s.*:(?:\\s.*|$)")) {
            return new YamlMistake(line, "is not YAML: a value with a colon and a space in it needs quotes");
        }
        boolean lacksColon = problem.equals("could not find expected ':'"); // noticed one line below
        if (lacksColon || problem.startsWith("mapping values")) {
            int begun = lacksColon ? e.getContextMark().getLine() + 1 : line;
            return crowdedKey(text, line).orElse(new YamlMistake(begun, "is not YAML: " + problem + ADVICE));
        }
        if (problem.contains("end of stream") && e.getContextMark() != null) {
            return new YamlMistake(e.getContextMark().getLine() + 1, "is not YAML: the quotes are not closed");
        }
        if (problem.equals("expected <block end>, but found '<block mapping start>'")) {
            return new YamlMistake(line, "is indented more or less than the keys beside it");
        }
        if (problem.endsWith("but found '<scalar>'") && line(text, line).matches(".*:\\s+[\"'{\\[].*")) {
            return new YamlMistake(line, "is not YAML: a value with more after its quotes or brackets needs quotes");
        }
        return new YamlMistake(line, "is not YAML: " + problem + ADVICE);
    }

    /** The parser takes a key without a space after its colon for the beginning of the next line's, and fails there. */
    private static Optional<YamlMistake> crowdedKey(String text, int line) {
        List<String> lines = text.lines().limit(line).toList();
        for (int at = lines.size(); at > 0; at--) {
            int number = at;
            Optional<YamlMistake> crowded =
                    Value.crowdedKey(lines.get(at - 1).strip()).map(words -> new YamlMistake(number, words));
            if (crowded.isPresent() || (at < line && !lines.get(at - 1).isBlank())) {
                return crowded;
            }
        }
        return Optional.empty();
    }

    private static String line(String text, int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("");
    }
}
