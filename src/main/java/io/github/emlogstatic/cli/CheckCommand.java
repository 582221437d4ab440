package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.check.BrokenLink;
import io.github.emlogstatic.check.ExternalCache;
import io.github.emlogstatic.check.ExternalLinks;
import io.github.emlogstatic.check.SiteCheck;
import io.github.emlogstatic.check.SiteLink;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ArchivedBlog;
import io.github.emlogstatic.cli.option.ConfigOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.http.PublicWeb;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Progress;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: finds broken links in a finished site. */
@Command(name = "check", description = "Checks every link of a finished site; exits with 5 if one is broken.")
final class CheckCommand extends VerboseCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The site. Default: output of the configuration.")
    private String directory;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--external",
            description = "Check links to other sites too, one request a second to each; answers are cached.")
    private boolean external;

    CheckCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException, InterruptedException {
        Config config = options.load(environment, Overrides.none(), Purpose.READING);
        Path site = environment.directory("DIR", directory).orElse(config.output());
        if (!Files.isDirectory(site)) {
            throw new ConfigException(site + " does not exist; build the site first, or name its directory");
        }
        if (Archive.isIn(site) && !Files.exists(site.resolve("index.html"))) {
            throw new ConfigException(site + " is an archive; check the site, as in: emlog-static check "
                    + Overrides.quoted(environment.relative(config.output()).toString()));
        }
        String base = directory == null ? config.site().baseUrl().orElse("") : "";
        SiteCheck.Result result = SiteCheck.of(site, base);
        if (result.files() == 0) {
            throw new ConfigException(site + " is empty; build the site first, or name its directory");
        }
        List<BrokenLink> findings = new ArrayList<>(result.findings());
        Map<String, Integer> unasked = external ? askOthers(addresses(result, config), config, findings) : Map.of();
        findings.forEach(link -> environment.out().println(OneLine.of(link.toString())));
        environment
                .out()
                .println(Plural.of(result.files(), "file", "files") + ", " + Plural.of(result.links(), "link", "links")
                        + ", " + (findings.isEmpty() ? "none broken" : findings.size() + " broken"));
        unasked.forEach((host, count) -> environment
                .out()
                .println("hint: " + host + " asks for fewer requests (HTTP 429); not checked there: "
                        + Plural.of(count, "link", "links") + "; check again later"));
        tellNext(findings.isEmpty(), config);
        return findings.isEmpty() ? ExitCode.DONE : ExitCode.DAMAGE;
    }

    private void tellNext(boolean whole, Config config) {
        if (!whole) {
            environment
                    .out()
                    .println("next: run: emlog-static build" + ArchivedBlog.offline(config) + options.typed()
                            + "; correct what is broken after it in the blog's articles or in the theme");
        } else if (!external) {
            environment.out().println("hint: links to other sites were not checked; --external checks them");
        }
    }

    /** The blog itself is left out, because every page of the mirror links to it. */
    private static Map<String, List<SiteLink>> addresses(SiteCheck.Result result, Config config) throws IOException {
        List<String> blog = blogAddresses(config);
        Map<String, List<SiteLink>> others = new TreeMap<>(result.external());
        others.keySet().removeIf(address -> blog.stream().anyMatch(address::startsWith));
        return others;
    }

    /** Adds the broken addresses to the findings. Returns how many were not checked, by host. */
    private Map<String, Integer> askOthers(
            Map<String, List<SiteLink>> addresses, Config config, List<BrokenLink> findings)
            throws IOException, InterruptedException {
        Path remembered = Directories.ownFolder(config.directory()).resolve("external-links.json");
        ExternalLinks others = new ExternalLinks(
                ExternalCache.at(remembered), config.crawl().http().userAgent(), PAUSE, TIMEOUT, PublicWeb.internet());
        Progress progress = environment.progress(!environment.terminal());
        try (Progress.Step step = progress.step("links to other sites", addresses.size())) {
            findings.addAll(others.findings(addresses, Clock.systemUTC(), progress::advance));
        }
        return others.unasked();
    }

    private static List<String> blogAddresses(Config config) throws IOException {
        List<String> addresses = new ArrayList<>(config.blog().aliases());
        config.blog().url().ifPresent(addresses::add);
        Optional<Blog> archived = Archive.peek(config.archive()).blog();
        archived.ifPresent(blog -> addresses.add(blog.address()));
        archived.ifPresent(blog -> addresses.addAll(blog.aliases()));
        return addresses;
    }
}
