package io.github.emlogstatic.publish.sftp;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Writes the configuration of {@code ssh} anew, as one text that JSch reads rightly. JSch would forget included files, add
 * the settings of a {@code Match} block to the {@code Host} above it, forget a block whose {@code Host} another one repeats,
 * take quotes, comments and spaces around {@code =} for parts of a value, and give up where one key is missing.
 */
final class SshConfigReader {

    /** A keyword, then {@code =} or not, then a value, in quotes or not, then a comment or not. */
    private static final Pattern LINE =
            Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)(?:\"([^\"]*)\"|(.*?))(?:\\s+#.*|\\s*)");

    private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** So deep may files include others, as with {@code ssh}. */
    private static final int DEEPEST = 16;

    private static final String EVERY_HOST = "*";

    /** A {@code Match} that asks for more than a name. */
    private static final String SKIPPED = "";

    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> unread = new TreeSet<>();
    private String block = EVERY_HOST;
    private int blocks;

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
        for (String line : Files.isRegularFile(file) ? Lines.of(file) : List.<String>of()) {
            Matcher setting = LINE.matcher(line);
            if (setting.matches()) {
                String value = setting.group(2) == null ? setting.group(3) : setting.group(2);
                read(setting.group(1).toLowerCase(Locale.ROOT), value, outer, depth);
            }
        }
    }

    /** @param outer the block in which the file is included */
    private void read(String key, String value, String outer, int depth) throws IOException {
        switch (key) {
            case "host" -> begin(value, outer);
            case "match" -> begin(value.equalsIgnoreCase("all") ? EVERY_HOST : SKIPPED, outer);
            case "include" -> include(value, depth);
            default -> set(key, inHome(value));
        }
    }

    private void begin(String hosts, String outer) {
        if (hosts.equals(SKIPPED)) {
            unread.add("Match");
            block = SKIPPED;
        } else if (outer.equals(EVERY_HOST)) {
            open(hosts);
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

    private void include(String value, int depth) throws IOException {
        if (block.equals(SKIPPED)) {
            return;
        }
        if (depth == DEEPEST) {
            unread.add("Include");
            return;
        }
        String before = block;
        Matcher names = WORD.matcher(value);
        while (names.find()) {
            for (Path file : files(inHome(names.group(1) == null ? names.group(2) : names.group(1)))) {
                read(file, depth + 1);
                open(before);
            }
        }
    }

    /** The files that a name means, in their order. Its last part may be a pattern. */
    private List<Path> files(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        Path directory = folder.resolve(name.substring(0, slash + 1));
        String pattern = name.substring(slash + 1);
        if (!Files.isDirectory(directory)) {
            if (PATTERN.matcher(name.substring(0, slash + 1)).find()) {
                unread.add("Include");
            }
            return List.of();
        }
        if (!PATTERN.matcher(pattern).find()) {
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
