package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import io.github.emlogstatic.cli.option.ArchivedBlog;
import io.github.emlogstatic.cli.option.ConfigOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.SiteVerification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code verify}: checks an archive against its hashes and counts, or a site against the manifest of the last build. */
@Command(
        name = "verify",
        description =
                "Verifies an archive by its hashes and counts, or a finished site by the checksums of the last build;"
                        + " exits with 5 if it finds damage.")
final class VerifyCommand extends VerboseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The archive or the site. Default: archive of the configuration.")
    private String directory;

    @Mixin
    private ConfigOptions config;

    VerifyCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Optional<Config> project = project();
        Path folder = environment
                .directory("DIR", directory)
                .orElseGet(() -> project.orElseThrow().archive());
        Archive.requireAccess(folder);
        return Archive.isIn(folder) ? archive(folder, project) : site(folder, project);
    }

    /**
     * The configuration. A directory that is named can be verified without, as when the file has a mistake or describes
     * several blogs.
     */
    private Optional<Config> project() throws ConfigException {
        try {
            return Optional.of(config.load(environment, Overrides.none(), Purpose.READING));
        } catch (ConfigException e) {
            if (directory != null && config.typed().isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private int archive(Path archive, Optional<Config> project) throws IOException {
        Verification verification = Verification.ofUsed(archive);
        String more =
                verification.unfinished() ? "; a run is at work, or was interrupted and the next one continues it" : "";
        boolean named = project.filter(Config::namesBlog).isPresent();
        String blog = named
                ? ""
                : ArchivedBlog.address(archive).map(address -> " " + address).orElse("");
        String option =
                Overrides.none().withOptional("archive", "--archive", directory).typed();
        return tell(verification.files(), verification.damage(), more, blog + " --full" + option);
    }

    private int site(Path site, Optional<Config> project) throws IOException, ConfigException {
        Path folder =
                project.map(Config::directory).orElse(config.file(environment).resolveSibling(""));
        CacheFiles caches = new CacheFiles(folder);
        SiteVerification verification = SiteVerification.of(site, caches.manifest(site))
                .orElseThrow(() -> new ConfigException(site + " is not an archive (no blog.json); name its directory"));
        List<Problem> others = SiteVerification.others(site, caches.manifest(site));
        others.forEach(this::print);
        String more = others.isEmpty() ? "" : "; " + others.size() + " of others";
        int code = tell(
                verification.files(),
                verification.damage(),
                more,
                project.map(ArchivedBlog::offline).orElse(""));
        if (!verification.damage().isEmpty()) {
            note(caches, site, verification);
        }
        return code;
    }

    /** Somebody else than the owner may verify the site, and may not write there. */
    private void note(CacheFiles caches, Path site, SiteVerification verification) {
        try {
            caches.noteDamage(site, verification.damage(), Instant.now());
        } catch (IOException e) {
            environment.err().println("warning: not noted for the next build: " + ErrorMessages.message(e));
        }
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
}
