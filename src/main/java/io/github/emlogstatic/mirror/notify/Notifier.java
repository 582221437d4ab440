package io.github.emlogstatic.mirror.notify;

import io.github.emlogstatic.config.OnProblemConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sends a message to the person who looks after the mirror. */
public final class Notifier {

    private final Clock clock;
    private final Map<String, String> variables;
    private final Path directory;
    private final UnaryOperator<String> words;

    /**
     * @param clock gives the time for signatures
     * @param variables the variables of the environment, for commands
     * @param directory that commands run in
     * @param words puts a message into the language of this run
     */
    public Notifier(Clock clock, Map<String, String> variables, Path directory, UnaryOperator<String> words) {
        this.clock = clock;
        this.variables = variables;
        this.directory = directory;
        this.words = words;
    }

    /** Whether the message would arrive whole. */
    public boolean fits(OnProblemConfig to, String message) {
        return to.webhook().isEmpty() || Webhook.fits(words.apply(message));
    }

    /**
     * Sends the message.
     *
     * @return who was told, without secrets
     * @throws NotifyException if the command failed, or the webhook took no message
     */
    public String send(OnProblemConfig to, String message) throws IOException {
        String text = words.apply(message);
        return to.webhook().isPresent()
                ? new Webhook(to, clock).send(text)
                : new NotifyCommand(to.command(), variables, directory).send(text);
    }
}
