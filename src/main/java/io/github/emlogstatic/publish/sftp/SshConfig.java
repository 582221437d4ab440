package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.OpenSSHConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The user's {@code ~/.ssh/config}, and the files that it includes, without what JSch does not understand.
 *
 * @param unread {@code Include} and {@code Match}, where they were skipped, and files in which there is no key
 */
record SshConfig(ConfigRepository hosts, Set<String> unread) {

    /** @param file need not be there */
    static SshConfig of(Path file) throws IOException {
        SshConfigReader reader = new SshConfigReader(file.toAbsolutePath().resolveSibling(""));
        reader.read(file);
        return new SshConfig(OpenSSHConfig.parse(reader.text()), reader.unread());
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
}
