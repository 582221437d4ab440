package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers in place of a user who is asked for the passphrase of a key. */
final class SshSecrets implements UserInfo, UIKeyboardInteractive {

    private static final String QUESTION = "Passphrase for";

    private final String passphrase;
    private Optional<String> locked = Optional.empty();

    SshSecrets(Map<String, String> environment) {
        this.passphrase = environment.getOrDefault("SFTP_PASSPHRASE", "");
    }

    /** A key that was not opened, if there was one. */
    Optional<String> lockedKey() {
        return locked;
    }

    @Override
    public boolean promptPassphrase(String question) {
        locked = Optional.of(question.replace(QUESTION, "").strip());
        return true; // another key may be open
    }

    @Override
    public String getPassphrase() {
        return passphrase;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public boolean promptPassword(String question) {
        return false;
    }

    @Override
    public boolean promptYesNo(String question) {
        return false;
    }

    /** JSch has answered with the session's password before it asks for anything else, such as a code. */
    @Override
    public String @Nullable [] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] questions, boolean[] echo) {
        return null;
    }

    @Override
    public void showMessage(String message) {
        // A greeting of the server.
    }
}
