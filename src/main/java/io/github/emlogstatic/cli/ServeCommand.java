package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.serve.PreviewServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: a preview of the site on this machine. */
@Command(
        name = "serve",
        description = "Shows the site to this machine's browser, until it is stopped with Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Default: site-config.yaml, if it is there.")
    private Path config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The site. Default: public.")
    private String output;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int port;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Path site = site();
        if (!Files.isDirectory(site)) {
            throw new ConfigException(site + " is not there; build the site first, or name its directory with -o");
        }
        try (PreviewServer server = start(site)) {
            surroundings.out().println("serving " + site + " at " + server.address() + " (Ctrl-C stops it)");
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private Path site() throws ConfigException {
        Overrides overrides =
                output == null ? Overrides.none() : Overrides.none().with("output", "--output", output);
        return ConfigLoader.in(surroundings.workingDirectory())
                .load(Optional.ofNullable(config), surroundings.environment(), overrides)
                .config()
                .output();
    }

    private PreviewServer start(Path site) throws IOException, ConfigException {
        if (port < 0 || port > 65_535) {
            throw new ConfigException("--port must be from 0 to 65535, not " + port);
        }
        try {
            return PreviewServer.start(site, port);
        } catch (BindException e) {
            throw new ConfigException("port " + port + " is taken; choose another with --port, or 0 for any");
        }
    }
}
