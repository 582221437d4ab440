package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.SiteVerification;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code verify}: checks an archive against its hashes and counts, or a site against the manifest of the last build. */
@Command(
        name = "verify",
        description =
                "Verifies an archive by its hashes and counts, or a finished site by the checksums of the last build;"
                        + " exits with 5 if it finds damage.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class VerifyCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // ErrorMessages asks picocli for it
    private VerboseOption verbose;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The archive or the site. Default: archive of the configuration.")
    private String directory;

    @Mixin
    private ConfigOptions config;

    VerifyCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Path archive = archive();
        if (Files.isDirectory(archive) && !Files.isExecutable(archive)) {
            throw new AccessDeniedException(archive.toString());
        }
        if (Files.exists(archive.resolve("blog.json"), LinkOption.NOFOLLOW_LINKS)) {
            Verification verification = Verification.of(archive);
            String more = verification.unfinished() ? "; the last run was interrupted, the next one continues it" : "";
            return tell(verification.files(), verification.damage(), more, blog(archive) + " --full" + archiveOption());
        }
        CacheFiles memory = new CacheFiles(config().directory());
        SiteVerification site = SiteVerification.of(archive, memory.manifest(archive))
                .orElseThrow(
                        () -> new ConfigException(archive + " is not an archive (no blog.json); name its directory"));
        List<Problem> others = SiteVerification.others(archive, memory.manifest(archive));
        others.forEach(this::print);
        int code = tell(
                site.files(),
                site.damage(),
                others.isEmpty() ? "" : "; " + others.size() + " of others",
                NamedBlog.offline(config()));
        if (!site.damage().isEmpty()) {
            memory.noteDamage(archive, site.damage(), Instant.now());
        }
        return code;
    }

    private void print(Problem problem) {
        environment.out().println(OneLine.of(problem.toString()));
    }

    /** @param options with which {@code build} mends what is damaged */
    private int tell(int files, List<Problem> damage, String more, String options) {
        damage.forEach(this::print);
        String found = damage.isEmpty() ? "no damage" : Plural.of(damage.size(), "problem", "problems");
        environment.out().println(Plural.of(files, "file", "files") + ", " + found + more);
        if (!damage.isEmpty()) {
            environment.out().println("next: run: emlog-static build" + options + config.typed());
        }
        return damage.isEmpty() ? ExitCode.DONE : ExitCode.DAMAGE;
    }

    /** The address of the blog after a space, if the configuration does not name it. */
    private String blog(Path archive) throws ConfigException {
        return NamedBlog.isIn(config())
                ? ""
                : NamedBlog.address(archive).map(address -> " " + address).orElse("");
    }

    private String archiveOption() {
        return Overrides.none().withOptional("archive", "--archive", directory).typed();
    }

    private Path archive() throws ConfigException {
        if (directory != null) {
            return environment.workingDirectory().resolve(directory).toAbsolutePath();
        }
        return config().archive();
    }

    private Config config() throws ConfigException {
        return config.load(environment, Overrides.none()).config();
    }
}
