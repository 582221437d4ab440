package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.OpenSSHConfig;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The user's {@code ~/.ssh/config} without what JSch does not understand. JSch would add the settings of a {@code Match}
 * block to the {@code Host} above it.
 *
 * @param unread {@code Include} and {@code Match}, where they occur
 */
record SshConfig(ConfigRepository hosts, Set<String> unread) {

    /** @param file need not be there */
    static SshConfig of(Path file) throws IOException {
        Set<String> unread = new TreeSet<>();
        StringBuilder read = new StringBuilder();
        boolean skipped = false;
        for (String line : Files.isRegularFile(file) ? Lines.of(file) : List.<String>of()) {
            String key = key(line);
            if (key.equals("host") || key.equals("match")) {
                skipped = key.equals("match");
            }
            if (key.equals("match")) {
                unread.add("Match");
            } else if (key.equals("include")) {
                unread.add("Include");
            } else if (!skipped) {
                read.append(line).append('\n');
            }
        }
        return new SshConfig(OpenSSHConfig.parse(read.toString()), unread);
    }

    /** The first word of the line, in small letters. */
    private static String key(String line) {
        return line.strip().split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
