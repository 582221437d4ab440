package io.github.emlogstatic.publish.git;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What git, ssh and the server say about a failure, in one line. */
final class Complaint {

    /** Lines that tell no reason: progress, hints, frames, and warnings about new hosts. */
    private static final Pattern NO_REASON =
            Pattern.compile("^(?:remote: *$|hint:|[Ww]arning:|To |@+|Cloning )|\\d+% \\(\\d+/\\d+\\)|^(?:remote: )?"
                    + "(?:Enumerating|Counting|Delta|Compressing|Writing|Total) ");

    /** Git's line after ssh or the server has told the reason. */
    private static final String NO_ANSWER = "fatal: Could not read from remote repository.";

    /** The most lines of ssh and the server that a message shows. */
    private static final int LINES = 3;

    private Complaint() {}

    /** @param err what was printed to standard error */
    static Optional<String> of(String err) {
        List<String> lines =
                err.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("fatal:") || line.startsWith("error:")) {
                String words = before(lines.subList(0, i));
                String own = line.endsWith(":") ? line + after(lines.subList(i + 1, lines.size())) : line;
                return Optional.of(words.isEmpty() ? own : line.equals(NO_ANSWER) ? words : words + " " + own);
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** The words of a program that git has run, such as gpg, without those for machines. */
    private static String after(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> !line.startsWith("fatal:"))
                .filter(line -> !line.startsWith("[GNUPG:]"))
                .limit(LINES)
                .map(line -> " " + line)
                .collect(Collectors.joining());
    }

    /** The words of ssh or the server, which stand before git's own line. */
    private static String before(List<String> lines) {
        List<String> words = lines.stream()
                .filter(line -> !NO_REASON.matcher(line).find())
                .map(line -> line.replaceFirst("^remote: *", ""))
                .toList();
        return String.join(" ", words.subList(Math.max(0, words.size() - LINES), words.size()));
    }
}
