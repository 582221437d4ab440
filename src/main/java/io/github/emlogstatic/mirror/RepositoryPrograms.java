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
 * an archive that somebody hands over, and git trusts every repository whose files belong to the user. As in git, the
 * user's {@code safe.directory} says which repositories are the user's own.
 *
 * @param git runs git in the directory of the archive
 */
record RepositoryPrograms(Path archive, Git git) {

    /** Settings that name a program for {@code add} and {@code commit}, or lead to more settings or a remote. */
    private static final Pattern NAMED = Pattern.compile("core\\.(?:fsmonitor|hookspath)|hook\\..*|gc\\..*hook"
            + "|filter\\..*\\.(?:clean|process)|gpg\\.(?:.*\\.)?(?:program|.*command)|diff\\.(?:external|.*\\.(?:command|textconv))"
            + "|remote\\..*\\.promisor|extensions\\.(?:partialclone|worktreeconfig)");

    /** Says that git is to use what it has built in, or nothing. */
    private static final Pattern NO_PROGRAM = Pattern.compile("(?i)true|false|yes|no|on|off|[01]?");

    /** The mode under which git keeps a repository within another one. */
    private static final String REPOSITORY = "160000 ";

    /** What git would run, unless the user has said that the repository may; empty if that is nothing. */
    Optional<String> notAllowed() throws IOException, ConfigException {
        Optional<String> setting = setting();
        Optional<String> found = setting.isPresent() ? setting : hook();
        return found.isPresent() && !isAllowed() ? found : Optional.empty();
    }

    /** A folder that git knows as a repository: it asks that for changes, and runs what the settings in there name. */
    Optional<String> repositoryWithin() throws IOException, ConfigException {
        return Stream.of(git.run("ls-files", "--stage", "-z").out().split("\0"))
                .filter(entry -> entry.startsWith(REPOSITORY))
                .map(entry -> entry.substring(entry.indexOf('\t') + 1))
                .filter(folder -> Files.exists(archive.resolve(folder).resolve(".git")))
                .findFirst();
    }

    private Optional<String> setting() throws IOException, ConfigException {
        String settings =
                git.run("config", "--local", "--includes", "--null", "--list").out();
        return Stream.of(settings.split("\0"))
                .map(entry -> entry.split("\n", 2))
                .filter(entry -> entry.length == 2
                        && !isBuiltIn(entry)
                        && NAMED.matcher(lower(entry[0])).matches())
                .map(entry -> entry[0])
                .findFirst();
    }

    private static boolean isBuiltIn(String[] entry) {
        return lower(entry[0]).equals("core.fsmonitor")
                && NO_PROGRAM.matcher(entry[1]).matches();
    }

    /** A folder of hooks that the user's own settings name is the user's, unless it lies in the archive. */
    private Optional<String> hook() throws IOException, ConfigException {
        Path hooks = archive.resolve(
                git.run("rev-parse", "--git-path", "hooks").out().strip());
        if (!Files.isDirectory(hooks) || !hooks.toRealPath().startsWith(archive.toRealPath())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(hooks)) {
            return files.filter(file -> !file.toString().endsWith(".sample") && Files.isExecutable(file))
                    .map(file -> archive.relativize(file).toString())
                    .findFirst();
        }
    }

    private boolean isAllowed() throws IOException, ConfigException {
        String own = archive.toRealPath().toString().replace(File.separatorChar, '/');
        for (String scope : List.of("--global", "--system")) {
            String allowed =
                    git.run("config", scope, "--get-all", "safe.directory").out();
            if (allowed.lines().anyMatch(directory -> isAbout(own, directory.replaceFirst("(?<=.)/$", "")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbout(String own, String directory) {
        return directory.equals("*")
                || directory.equals(own)
                || directory.endsWith("/*") && own.startsWith(directory.substring(0, directory.length() - 1));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
