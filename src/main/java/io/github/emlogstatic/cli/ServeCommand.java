package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import io.github.emlogstatic.cli.option.ProjectOptions;
import io.github.emlogstatic.cli.option.SiteOptions;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.serve.Preview;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: shows a preview of the site on this machine. */
@Command(
        name = "serve",
        description =
                "Serves the site to browsers on this machine until you press Ctrl-C. Changes of the configuration,"
                        + " the theme or the archive are built without requests and appear at once.")
final class ServeCommand extends VerboseCommand {

    @Mixin
    private ProjectOptions project;

    @Mixin
    private SiteOptions look;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port. Default: ${DEFAULT-VALUE}. If it is taken, or 0, any free port.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen at. Default: ${DEFAULT-VALUE}. 0.0.0.0 shows the site to the whole network.")
    private String host;

    ServeCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        if (port < 0 || port > 65_535) {
            throw new ConfigException("--port must be from 0 to 65535, not " + port);
        }
        Preview.Source source = new Preview.Source(
                project.file(environment),
                look.namesTheme(),
                () -> project.load(environment, overrides(), Purpose.PAGES));
        Preview.Messages messages = new Preview.Messages(
                environment.out(), environment.err(), ErrorMessages::message, environment.translator());
        new Preview(source, messages).run(address(), port);
        return ExitCode.DONE;
    }

    /** Only renders what has changed, whatever the configuration says about builds. */
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
            throw new ConfigException("--host " + host + " is not an address of this machine");
        }
    }
}
