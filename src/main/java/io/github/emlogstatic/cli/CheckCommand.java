package io.github.emlogstatic.cli;

import io.github.emlogstatic.check.ExternalCache;
import io.github.emlogstatic.check.ExternalLinks;
import io.github.emlogstatic.check.Finding;
import io.github.emlogstatic.check.Link;
import io.github.emlogstatic.check.SiteCheck;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: the links of a finished site. */
@Command(
        name = "check",
        description = "Follows every link of a finished site; exits with 5 where one leads nowhere.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class CheckCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The site. Default: the output of the file.")
    private String directory;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Default: site-config.yaml, if it is there.")
    private Path file;

    @Option(
            names = "--external",
            description = "Ask other sites too, one request a second to each; what they answered is kept for a while.")
    private boolean external;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException, InterruptedException {
        Config config = ConfigLoader.in(surroundings.workingDirectory())
                .load(Optional.ofNullable(file), surroundings.environment(), Overrides.none())
                .config();
        Path site = directory == null
                ? config.output()
                : surroundings.workingDirectory().resolve(directory).toAbsolutePath();
        if (!Files.isDirectory(site)) {
            throw new ConfigException(site + " is not there; build the site first, or name its directory");
        }
        String base = directory == null ? config.site().baseUrl().orElse("") : "";
        SiteCheck.Result result = SiteCheck.of(site, base);
        List<Finding> findings = new ArrayList<>(result.findings());
        if (external) {
            findings.addAll(external(result, config));
        }
        findings.forEach(surroundings.out()::println);
        surroundings
                .out()
                .println(result.files() + " files, " + result.links() + " links, "
                        + (findings.isEmpty() ? "none of which leads nowhere" : findings.size() + " lead nowhere"));
        return findings.isEmpty() ? ExitCode.DONE : ExitCode.DAMAGE;
    }

    /** The blog itself is not asked: every page of the mirror has a link there. */
    private static List<Finding> external(SiteCheck.Result result, Config config)
            throws IOException, InterruptedException {
        String blog = config.blog().url().orElse("");
        Map<String, List<Link>> others = new TreeMap<>(result.external());
        others.keySet().removeIf(address -> !blog.isEmpty() && address.startsWith(blog));
        Path remembered = config.directory().resolve(".emlog-static").resolve("external-links.json");
        return new ExternalLinks(ExternalCache.at(remembered), config.crawl().userAgent(), PAUSE)
                .findings(others, Clock.systemUTC());
    }
}
