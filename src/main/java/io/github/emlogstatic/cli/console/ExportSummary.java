package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.export.ExportReport;
import io.github.emlogstatic.export.wordpress.WxrReport;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Says what was exported, and what was left out. */
public final class ExportSummary {

    private ExportSummary() {}

    /** Warns of files that somebody has changed, and that stay as they are. */
    public static void warn(ExportReport report, PrintStream err) {
        report.kept().forEach(path -> err.println("warning: " + path + " was changed and is left as it is"));
    }

    /** @param where the directory of the export */
    public static void print(ExportReport report, Path where, PrintStream out) {
        out.println("exported to " + where + ": " + articlesAndPages(report.entries()) + ", "
                + Plural.of(report.uploads(), "upload", "uploads") + ", "
                + Plural.of(report.files(), "file", "files"));
        printLocked(report.locked(), out);
        printWithheld(report.withheld(), out);
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

    /** Says also what to do in WordPress. */
    public static void print(WxrReport report, PrintStream out) {
        report.files().forEach(file -> out.println("exported to " + file));
        out.println(articlesAndPages(report.entries()) + ", "
                + Plural.of(report.comments(), "comment", "comments") + ", "
                + Plural.of(report.uploads(), "upload", "uploads") + " that WordPress will fetch");
        printLocked(report.locked(), out);
        printWithheld(report.withheld(), out);
        out.println("next: in WordPress, under Tools, Import, WordPress, import "
                + (report.files().size() == 1 ? "the file" : "the files one after another")
                + ", and tick 'Download and import file attachments'");
    }

    private static String articlesAndPages(int number) {
        return Plural.of(number, "article or page", "articles and pages");
    }

    private static void printLocked(List<Article> locked, PrintStream out) {
        if (!locked.isEmpty()) {
            out.println("left out, since they are protected: "
                    + String.join(
                            ", ",
                            locked.stream()
                                    .map(article -> article.id() + " (" + OneLine.of(article.title()) + ")")
                                    .toList()));
        }
    }

    private static void printWithheld(List<String> withheld, PrintStream out) {
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
