package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.Memory;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.output.SiteVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: an archive against its hashes and its own counts, or a site against what the last build has left. */
@Command(
        name = "verify",
        description =
                "Checks an archive against its hashes and its own counts, or a finished site against what the last"
                        + " build has left; exits with 5 where something is off.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class VerifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The archive, or the site. Default: the archive of the file.")
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
        if (Files.isRegularFile(archive.resolve("blog.json"))) {
            Verification verification = Verification.of(archive);
            String more =
                    verification.unfinished() ? "; the last run did not end, the next one goes on from there" : "";
            return tell(verification.files(), verification.damage(), more);
        }
        SiteVerification site = SiteVerification.of(archive, memory().manifest(archive))
                .orElseThrow(
                        () -> new ConfigException(archive + " holds no archive (no blog.json); name its directory"));
        return tell(site.files(), site.damage(), "");
    }

    private int tell(int files, List<Problem> damage, String more) {
        damage.forEach(surroundings.out()::println);
        String found = damage.isEmpty() ? "all as they should be" : damage.size() + " off";
        surroundings.out().println(files + " files, " + found + more);
        return damage.isEmpty() ? ExitCode.DONE : ExitCode.DAMAGE;
    }

    private Path archive() throws ConfigException {
        if (directory != null) {
            return surroundings.workingDirectory().resolve(directory).toAbsolutePath();
        }
        return config().archive();
    }

    private Memory memory() throws ConfigException {
        return new Memory(config().directory());
    }

    private Config config() throws ConfigException {
        return ConfigLoader.in(surroundings.workingDirectory())
                .load(Optional.ofNullable(config), surroundings.environment(), Overrides.none())
                .config();
    }
}
