package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers in place of a user who is asked for the passphrase of a key, or, once, for the password: servers lock a user out
 * after a few wrong ones.
 */
final class SshSecrets implements UserInfo, UIKeyboardInteractive {

    private static final String QUESTION = "Passphrase for";

    private final String passphrase;
    private Optional<String> password;
    private Optional<String> locked = Optional.empty();

    SshSecrets(Map<String, String> environment) {
        this.passphrase = environment.getOrDefault("SFTP_PASSPHRASE", "");
        this.password =
                Optional.of(environment.getOrDefault("SFTP_PASSWORD", "")).filter(word -> !word.isEmpty());
    }

    /** A server asks for something else than the password, or for the password again. */
    static final class UnansweredException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    boolean havePassword() {
        return password.isPresent();
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
        String once = password.orElse(null);
        password = Optional.empty();
        return once;
    }

    @Override
    public boolean promptPassword(String question) {
        return password.isPresent();
    }

    @Override
    public boolean promptYesNo(String question) {
        return false;
    }

    /** @throws UnansweredException instead of an empty answer, which counts as a wrong password */
    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] questions, boolean[] echo) {
        if (questions.length == 0) {
            return questions; // only a text to be shown
        }
        String question = questions[0].toLowerCase(Locale.ROOT);
        boolean asked = question.contains("password") && !question.contains("new ");
        String once = questions.length == 1 && !echo[0] && asked ? getPassword() : null;
        if (once == null) {
            throw new UnansweredException();
        }
        return new String[] {once};
    }

    @Override
    public void showMessage(String message) {
        // A greeting of the server.
    }
}
