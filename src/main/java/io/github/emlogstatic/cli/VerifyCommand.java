package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: an archive against its hashes and its own counts. */
@Command(
        name = "verify",
        description = "Checks an archive against its hashes and its own counts; exits with 5 where something is off.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class VerifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The archive. Default: the one of the file.")
    private String directory;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Default: site-config.yaml, if it is there.")
    private Path config;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Path archive = archive();
        if (!Files.isRegularFile(archive.resolve("blog.json"))) {
            throw new ConfigException(archive + " holds no archive (no blog.json); name its directory");
        }
        Verification verification = Verification.of(archive);
        verification.damage().forEach(surroundings.out()::println);
        int damaged = verification.damage().size();
        surroundings
                .out()
                .println(verification.files() + " files, "
                        + (damaged == 0 ? "all as they should be" : damaged + " off"));
        return damaged == 0 ? ExitCode.DONE : ExitCode.DAMAGE;
    }

    private Path archive() throws ConfigException {
        if (directory != null) {
            return surroundings.workingDirectory().resolve(directory).toAbsolutePath();
        }
        return ConfigLoader.in(surroundings.workingDirectory())
                .load(Optional.ofNullable(config), surroundings.environment(), Overrides.none())
                .config()
                .archive();
    }
}
