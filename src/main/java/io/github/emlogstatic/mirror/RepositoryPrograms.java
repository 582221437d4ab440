package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.publish.git.Git;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs that a commit would run because the repository itself names them, in its settings or as hooks. They come with
 * an archive that somebody hands over, and git trusts every repository whose files belong to the user. A key in the user's
 * own settings of git says which archives may run programs.
 *
 * @param git runs git in the directory of the archive
 */
record RepositoryPrograms(Path archive, Git git) {

    /** Settings that name a program for {@code add} and {@code commit}, or lead to more settings or a remote. */
    private static final Pattern NAMED = Pattern.compile("core\\.(?:fsmonitor|hookspath)|hook\\..*|gc\\..*hook"
            + "|filter\\..*\\.(?:clean|process)|gpg\\.(?:.*\\.)?(?:program|.*command)|diff\\.(?:external|.*\\.(?:command|textconv))"
            + "|remote\\..*\\.promisor|extensions\\.(?:partialclone|worktreeconfig)");

    /** Values that name no program: git uses what it has built in, or nothing. */
    private static final Pattern NO_PROGRAM =
            Pattern.compile("(?i)core\\.fsmonitor=(?:true|false|yes|no|on|off|[01]?)|core\\.hookspath=/dev/null");

    /** Hooks that {@code add}, {@code commit} and {@code gc} run. */
    private static final Pattern HOOK =
            Pattern.compile("(?i)(?:pre-commit|prepare-commit-msg|commit-msg|post-commit|post-index-change"
                    + "|reference-transaction|pre-auto-gc)(?:\\.exe)?");

    /** What git would run, unless the user has said that the repository may; empty if that is nothing. */
    Optional<String> notAllowed() throws IOException, ConfigException {
        if (!cameAlong()) {
            return Optional.empty();
        }
        Optional<String> setting = setting();
        Optional<String> found = setting.isPresent() ? setting : hook();
        return found.isPresent() && !isAllowed() ? found : Optional.empty();
    }

    /** The archive, as the user's settings name it. */
    String repository() throws IOException {
        return withSlashes(archive.toRealPath().toString());
    }

    /**
     * Whether the repository may come from whoever gave the archive. Its settings may say that its files are elsewhere.
     */
    private boolean cameAlong() throws IOException, ConfigException {
        String folder = git.run("rev-parse", "--absolute-git-dir").out().strip();
        return Files.exists(archive.resolve(".git"))
                || Path.of(folder).toRealPath().startsWith(archive.toRealPath());
    }

    private Optional<String> setting() throws IOException, ConfigException {
        String settings =
                git.run("config", "--local", "--includes", "--null", "--list").out();
        return Stream.of(settings.split("\0"))
                .map(entry -> entry.split("\n", 2))
                .filter(entry -> entry.length == 2
                        && !NO_PROGRAM.matcher(entry[0] + "=" + entry[1]).matches()
                        && NAMED.matcher(lower(entry[0])).matches())
                .map(entry -> entry[0])
                .findFirst();
    }

    /** A folder of hooks that the user's own settings name is the user's, unless it lies in the archive. */
    private Optional<String> hook() throws IOException, ConfigException {
        Path hooks = archive.resolve(
                git.run("rev-parse", "--git-path", "hooks").out().strip());
        boolean within = Files.isDirectory(hooks)
                && (hooks.normalize().startsWith(archive) || hooks.toRealPath().startsWith(archive.toRealPath()));
        if (!within) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(hooks)) {
            return files.filter(
                            file -> HOOK.matcher(file.getFileName().toString()).matches()
                                    && Files.isRegularFile(file)
                                    && Files.isExecutable(file))
                    .map(file -> archive.relativize(file).toString())
                    .findFirst();
        }
    }

    private boolean isAllowed() throws IOException, ConfigException {
        String own = repository();
        for (String scope : List.of("--global", "--system")) {
            String allowed = git.run("config", scope, "--type=path", "--get-all", "emlog-static.runsPrograms")
                    .out();
            if (allowed.lines()
                    .anyMatch(
                            folder -> withSlashes(folder).replaceFirst("/$", "").equals(own))) {
                return true;
            }
        }
        return false;
    }

    private static String withSlashes(String path) {
        return path.replace(File.separatorChar, '/');
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
