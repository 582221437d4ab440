package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.OpenSSHConfig;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's {@code ~/.ssh/config} without what JSch does not understand. JSch would add the settings of a {@code Match}
 * block to the {@code Host} above it, forget a block whose {@code Host} another one repeats, take quotes, comments and
 * spaces around {@code =} for parts of a value, and give up where one key is missing.
 *
 * @param unread {@code Include} and {@code Match}, where they occur, and files in which there is no key
 */
record SshConfig(ConfigRepository hosts, Set<String> unread) {

    /** A keyword, then {@code =} or not, then a value, in quotes or not, then a comment or not. */
    private static final Pattern LINE =
            Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)(?:\"([^\"]*)\"|(.*?))(?:\\s+#.*|\\s*)");

    /** @param file need not be there */
    static SshConfig of(Path file) throws IOException {
        Set<String> unread = new TreeSet<>();
        StringBuilder read = new StringBuilder();
        boolean skipped = false;
        int blocks = 0;
        for (String text : Files.isRegularFile(file) ? Lines.of(file) : List.<String>of()) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                continue;
            }
            String key = line.group(1).toLowerCase(Locale.ROOT);
            String value = value(line, file);
            if (key.equals("host") || key.equals("match")) {
                skipped = key.equals("match");
            }
            if (key.equals("host")) {
                // JSch forgets a block if another one has the same line; no host has this name
                read.append("host ").append(value).append(" #").append(++blocks).append('\n');
            } else if (key.equals("match")) {
                unread.add("Match");
            } else if (key.equals("include")) {
                unread.add("Include");
            } else if (!skipped && key.equals("identityfile") && !isKey(value)) {
                if (!value.equalsIgnoreCase("none")) {
                    unread.add("IdentityFile " + value);
                }
            } else if (!skipped) {
                read.append(key).append(' ').append(value).append('\n');
            }
        }
        return new SshConfig(OpenSSHConfig.parse(read.toString()), unread);
    }

    /** Whether there is a private key in the file, locked or not. */
    static boolean isKey(String file) {
        try {
            KeyPair.load(new JSch(), file);
            return true;
        } catch (JSchException e) {
            return false; // not there, a public key, or of a kind that is not known
        }
    }

    private static String value(Matcher line, Path file) {
        String value = line.group(2) == null ? line.group(3) : line.group(2);
        Path home = file.toAbsolutePath().resolve("../..").normalize();
        return value.replaceFirst("^(?:~|%d)(?=/)", Matcher.quoteReplacement(home.toString()));
    }
}
