package io.github.emlogstatic.publish.sftp;

import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the configuration of {@code ssh} anew, as one text that JSch reads rightly. JSch would forget included files, add
 * the settings of a {@code Match} block to the {@code Host} above it, forget a block whose {@code Host} another one repeats,
 * take quotes, comments and spaces around {@code =} for parts of a value, and give up where one key is missing.
 */
final class SshConfigReader {

    /** A keyword, then {@code =} or not, then its values. */
    private static final Pattern LINE = Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)(.*)");

    /** A value, which may have quotes and escaped characters, or the comment that ends a line. */
    private static final Pattern VALUE =
            Pattern.compile("(#.*)|(?:\"[^\"]*\"|'[^']*'|\\\\.|[^\\s\"'\\\\]++|[\"'\\\\])+");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'|\\\\([\"'\\\\ ])");

    private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

    /** What {@code ssh} puts a user's home, a variable or a host in the place of. */
    private static final Pattern REPLACED = Pattern.compile("^~|[$%]");

    /** How deep files may include others, as with {@code ssh}, which then gives up. */
    private static final int DEEPEST = 16;

    private static final String EVERY_HOST = "*";
    private static final String NO_HOST = "!*";

    /** A {@code Match} that asks for more than a name. */
    private static final String SKIPPED = "";

    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> unread = new TreeSet<>();
    private String block = EVERY_HOST;
    private int blocks;
    private boolean tooDeep;

    /** @param folder {@code ~/.ssh} */
    SshConfigReader(Path folder) {
        this.folder = folder;
    }

    /** @param file need not be there */
    void read(Path file) throws IOException {
        read(file, 0);
    }

    String text() {
        return text.toString();
    }

    Set<String> unread() {
        return unread;
    }

    private void read(Path file, int depth) throws IOException {
        String outer = block;
        List<String> lines = Files.isRegularFile(file) ? FileContent.ofOthers(() -> Lines.of(file)) : List.<String>of();
        for (String line : lines) {
            Matcher setting = LINE.matcher(line);
            if (setting.matches() && !tooDeep) {
                read(setting.group(1).toLowerCase(Locale.ROOT), values(setting.group(2)), outer, depth);
            }
        }
    }

    private static List<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .takeWhile(value -> value.group(1) == null)
                .map(value -> QUOTED.matcher(value.group()).replaceAll(SshConfigReader::unquoted))
                .toList();
    }

    private static String unquoted(MatchResult quoted) {
        String inside = Stream.of(quoted.group(1), quoted.group(2), quoted.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return Matcher.quoteReplacement(inside);
    }

    /** @param outer the block in which the file is included */
    private void read(String key, List<String> values, String outer, int depth) throws IOException {
        String text = String.join(" ", values);
        switch (key) {
            case "host" -> begin(hosts(values), outer);
            case "match" -> begin(text.equalsIgnoreCase("all") ? EVERY_HOST : SKIPPED, outer);
            case "include" -> include(values, depth);
            default -> set(key, inHome(text));
        }
    }

    /** A pattern with a space is one pattern, and matches no host. */
    private static String hosts(List<String> patterns) {
        String hosts =
                patterns.stream().filter(pattern -> !pattern.contains(" ")).collect(Collectors.joining(" "));
        return hosts.isEmpty() ? NO_HOST : hosts;
    }

    private void begin(String hosts, String outer) {
        if (hosts.equals(SKIPPED)) {
            unread.add("Match");
            block = SKIPPED;
        } else if (outer.equals(EVERY_HOST)) {
            open(hosts);
        } else if (hosts.equals(EVERY_HOST)) {
            open(outer);
        } else {
            unread.add("Include"); // both blocks would have to match
            block = SKIPPED;
        }
    }

    private void open(String hosts) {
        block = hosts;
        // JSch forgets a block if another one has the same line; no host has this name
        text.append("host ").append(hosts).append(" #").append(++blocks).append('\n');
    }

    private void include(List<String> names, int depth) throws IOException {
        if (block.equals(SKIPPED)) {
            return;
        }
        if (depth == DEEPEST) {
            unread.add("Include");
            tooDeep = true;
            return;
        }
        String before = block;
        for (String name : names) {
            for (Path file : files(inHome(name))) {
                read(file, depth + 1);
                open(before);
            }
        }
    }

    /** The files that a name means, in their order. Its last part may be a pattern. */
    private List<Path> files(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        String pattern = name.substring(slash + 1);
        if (REPLACED.matcher(name).find()
                || PATTERN.matcher(name.substring(0, slash + 1)).find()) {
            unread.add("Include");
            return List.of();
        }
        Path directory = folder.resolve(name.substring(0, slash + 1));
        if (!PATTERN.matcher(pattern).find() || !Files.isDirectory(directory)) {
            return List.of(directory.resolve(pattern));
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, pattern)) {
            List<Path> files = new ArrayList<>();
            for (Path file : found) {
                if (pattern.startsWith(".") || !file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            }
            Collections.sort(files);
            return files;
        } catch (PatternSyntaxException e) {
            unread.add("Include");
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void set(String key, String value) {
        if (block.equals(SKIPPED)) {
            return;
        }
        if (!key.equals("identityfile") || SshConfig.isKey(value)) {
            text.append(key).append(' ').append(value).append('\n');
        } else if (!value.equalsIgnoreCase("none")) {
            unread.add("IdentityFile " + value);
        }
    }

    private String inHome(String value) {
        Path home = folder.resolve("..").normalize();
        return value.replaceFirst("^(?:~|%d)(?=/)", Matcher.quoteReplacement(home.toString()));
    }
}
