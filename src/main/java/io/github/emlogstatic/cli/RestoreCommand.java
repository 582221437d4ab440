package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ConfigOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.restore.Restore;
import io.github.emlogstatic.restore.RestoreTarget;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: an archive as backup files that a fresh emlog takes back. */
@Command(
        name = "restore",
        description = "Writes an archive as backup files that a fresh emlog takes back on its admin page 数据.")
final class RestoreCommand extends VerboseCommand {

    /** The number of hidden articles and pages that are named without -v. */
    private static final int NAMED = 10;

    @Parameters(
            arity = "0..1",
            paramLabel = "ARCHIVE",
            description = "The archive. Default: that of the configuration.")
    private @Nullable String directory;

    @Mixin
    private ConfigOptions config;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "FRESH.sql",
            description = "The backup of the fresh emlog, from its admin page 数据: tells its version and its tables.")
    private Path into;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Where to write the files: a new directory, or one of an earlier restore.")
    private Path output;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the blog will be. Links in its texts follow. Default: where it was.")
    private @Nullable String url;

    @Option(
            names = "--force",
            description =
                    "Replace what the target has, even if it is more than one article; overwrite files that were changed"
                            + " since an earlier restore.")
    private boolean force;

    @Option(names = "--dry-run", description = "Say what would not come back; write nothing.")
    private boolean dryRun;

    RestoreCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Config whole = config.load(environment, Overrides.none(), Purpose.RESTORING);
        Path source = environment.directory("ARCHIVE", directory).orElse(whole.archive());
        Archive.requireAccess(source);
        if (!Archive.isIn(source)) {
            throw new ConfigException(source + " is not an archive (no blog.json); name its directory");
        }
        Directories.keepOutOfArchive(environment.path(output), source);
        BackupForm form = BackupForm.of(environment.path(into));
        RestoreTarget target = new RestoreTarget(environment.path(output), force);
        target.check(form);
        try (Closeable lock = ArchiveLock.toRead(source)) {
            return restore(source, form, target, whole);
        }
    }

    private int restore(Path source, BackupForm form, RestoreTarget target, Config whole)
            throws IOException, ConfigException {
        Verification verification = Verification.of(source);
        if (!verification.damage().isEmpty()) {
            verification.damage().forEach(environment::print);
            environment.err().println("emlog-static: the archive is damaged and is not restored; see 'verify'");
            return ExitCode.DAMAGE;
        }
        try (Archive archive = Archive.read(source)) {
            restore(archive, form, target, whole);
        }
        return ExitCode.DONE;
    }

    private void restore(Archive archive, BackupForm form, RestoreTarget target, Config whole)
            throws IOException, ConfigException {
        Progress progress = environment.progress(!environment.terminal());
        Restore restore = new Restore(
                archive, form, whole.blog().articlePasswords(), environment.address("--url", url), progress);
        PrintStream out = environment.out();
        Restore.Outlook outlook = restore.outlook(verbose);
        out.println("for " + form.version() + ": " + Plural.of(outlook.articles(), "article", "articles") + ", "
                + Plural.of(outlook.pages(), "page", "pages") + ", "
                + Plural.of(outlook.uploads(), "upload", "uploads"));
        hidden(outlook.hidden());
        outlook.losses().forEach(loss -> out.println("not as it was: " + OneLine.of(loss)));
        boolean kept = !archive.drafts().ids().isEmpty();
        out.println(
                "not in the archive, and so not restored: visitors' mails and addresses, "
                        + (kept ? "" : "drafts, comments that wait for a check and answers to these, ")
                        + "plugins, the theme's settings, the title for search engines, and how lists, comments and mail are set");
        if (dryRun) {
            out.println("dry run: nothing was written");
            return;
        }
        target.write(restore, outlook);
        out.println(Plural.of(outlook.sqlFiles(), "SQL file", "SQL files") + " and the uploads are in "
                + target.directory());
        out.println(
                "next: in the fresh emlog, on its admin page 数据, import the SQL files one after another, in the order"
                        + " of their names; copy the other files there, but restore.txt, over its own; then set up the rewriting of its web server");
    }

    private void hidden(List<String> names) {
        PrintStream out = environment.out();
        if (names.isEmpty()) {
            return;
        }
        out.println(
                "hidden, until you publish them: " + Plural.of(names.size(), "article or page", "articles and pages"));
        int named = verbose ? names.size() : Math.min(names.size(), NAMED);
        names.subList(0, named).forEach(name -> out.println(OneLine.of(name)));
        if (named < names.size()) {
            out.println("hidden: " + (names.size() - named) + " more, which -v names");
        }
    }
}
