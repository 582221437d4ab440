package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.serve.Preview;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: a preview of the site on this machine. */
@Command(
        name = "serve",
        description = "Shows the site to this machine's browser, until it is stopped with Ctrl-C. A change of the"
                + " configuration, the theme or the archive is built, without a request, and shown at once.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private LookOptions look;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Default: ${DEFAULT-VALUE}; where it is taken, or for 0, a free one.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Default: ${DEFAULT-VALUE}; 0.0.0.0 lets the whole network see the site.")
    private String host;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        if (port < 0 || port > 65_535) {
            throw new ConfigException("--port must be from 0 to 65535, not " + port);
        }
        Preview preview = new Preview(
                project.file(surroundings),
                () -> project.load(surroundings, overrides()).config(),
                Failures::message,
                surroundings.out(),
                surroundings.err());
        preview.run(address(), port);
        return ExitCode.DONE;
    }

    /** Nothing but rendering what has changed, whatever the file wants of a build. */
    private Overrides overrides() {
        return look.over(project.overrides())
                .with("build.offline", "serve", "true")
                .with("build.full", "serve", "false")
                .with("build.dryRun", "serve", "false")
                .with("build.clean", "serve", "false");
    }

    private InetAddress address() throws ConfigException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ConfigException("--host " + host + " is no address of this machine");
        }
    }
}
