package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ConfigOptions;
import io.github.emlogstatic.cli.option.VerboseOption;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.export.ExportReport;
import io.github.emlogstatic.export.wordpress.WxrReport;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all exports have in common. */
final class ExportOptions {

    @Mixin
    @SuppressWarnings("UnusedVariable") // ErrorMessages asks picocli for it
    private VerboseOption verbose;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--archive", paramLabel = "DIR", description = "Where the archive is. Default: archive.")
    private @Nullable String archive;

    @Option(
            names = "--private",
            paramLabel = "ID",
            split = ",",
            description = "Export these protected or withdrawn articles too, as archive/private/ holds them.")
    private List<Integer> privateIds = List.of();

    @Option(names = "--force", description = "Overwrite files that were changed since an earlier export.")
    private boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors and warnings.")
    private boolean quiet;

    Config load(CliEnvironment environment) throws ConfigException {
        Overrides overrides = Overrides.none()
                .withOptional("archive", "--archive", archive)
                .with("build.offline", "--offline", "true");
        return config.load(environment, overrides, ConfigLoader.Purpose.READING).config();
    }

    List<Integer> privateIds() {
        return privateIds;
    }

    boolean force() {
        return force;
    }

    Progress progress(CliEnvironment environment) {
        return environment.progress(quiet);
    }

    void tell(ExportReport report, Path where, CliEnvironment environment) {
        report.kept()
                .forEach(path -> environment.err().println("warning: " + path + " was changed and is left as it is"));
        if (quiet) {
            return;
        }
        PrintStream out = environment.out();
        out.println("exported to " + where + ": " + articlesAndPages(report.entries()) + ", "
                + Plural.of(report.uploads(), "upload", "uploads") + ", "
                + Plural.of(report.files(), "file", "files"));
        tellLocked(report.locked(), out);
        tellWithheld(report.withheld(), out);
        if (!report.cleaned().isEmpty()) {
            out.println(Plural.of(
                            report.cleaned().size(),
                            "upload is exported without its scripts",
                            "uploads are exported without their scripts")
                    + ": " + names(report.cleaned()) + " (scriptUploads)");
        }
        if (report.rulesLeftOut() > 0) {
            out.println(Plural.of(
                            report.rulesLeftOut(),
                            "rule for an old address is not in _redirects",
                            "rules for old addresses are not in _redirects")
                    + ", because Cloudflare Pages takes 2,000 in all; on any host, old-addresses.js and small pages lead"
                    + " these addresses to their articles and lists");
        }
    }

    void tellNext(String next, CliEnvironment environment) {
        if (!quiet) {
            environment.out().println(next);
        }
    }

    void tell(WxrReport report, CliEnvironment environment) {
        if (quiet) {
            return;
        }
        PrintStream out = environment.out();
        report.files().forEach(file -> out.println("exported to " + file));
        out.println(articlesAndPages(report.entries()) + ", "
                + Plural.of(report.comments(), "comment", "comments") + ", "
                + Plural.of(report.uploads(), "upload", "uploads") + " that WordPress will fetch");
        tellLocked(report.locked(), out);
        tellWithheld(report.withheld(), out);
        out.println("next: in WordPress, under Tools, Import, WordPress, import "
                + (report.files().size() == 1 ? "the file" : "the files one after another")
                + ", and tick 'Download and import file attachments'");
    }

    private static String articlesAndPages(int number) {
        return Plural.of(number, "article or page", "articles and pages");
    }

    private static void tellLocked(List<Article> locked, PrintStream out) {
        if (!locked.isEmpty()) {
            out.println("left out, since they are protected: "
                    + String.join(
                            ", ",
                            locked.stream()
                                    .map(article -> article.id() + " (" + OneLine.of(article.title()) + ")")
                                    .toList()));
        }
    }

    private static void tellWithheld(List<String> withheld, PrintStream out) {
        if (!withheld.isEmpty()) {
            out.println(Plural.of(
                            withheld.size(),
                            "upload may run scripts, and is not exported",
                            "uploads may run scripts, and are not exported")
                    + ": " + names(withheld)
                    + "; links lead to the blog (scriptUploads)");
        }
    }

    private static String names(List<String> paths) {
        return OneLine.of(String.join(", ", paths));
    }
}
