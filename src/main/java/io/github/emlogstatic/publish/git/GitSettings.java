package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Git's settings in the project's directory: remotes, credentials, identity, signing, proxies. Our own repository uses
 * them, so that it reaches what the user's git reaches, while the repository that contains the project is only read.
 *
 * @param top the directory that paths of remotes are relative to
 */
record GitSettings(Path top, List<Setting> settings) {

    /**
     * Settings that describe one repository, or make git do more or less than it is asked for. A split index without hashes
     * is read as an empty one, and messages are UTF-8.
     */
    private static final Pattern NOT_OURS = Pattern.compile(
            "core\\.(bare|worktree|repositoryformatversion|hookspath|fsmonitor|splitindex)|(extensions|include|includeif)\\..*"
                    + "|remote\\..*\\.(mirror|push|fetch|tagopt)|(push|submodule)\\.recurse.*|i18n\\.commitencoding");

    private record Setting(String key, String value) {}

    /** Reads the settings in the directory of that git, which need not be in a repository. */
    static GitSettings of(Git git) throws IOException, ConfigException {
        Git.Output inside = git.run("rev-parse", "--show-toplevel");
        Path top = inside.isGood() ? Path.of(inside.out().strip()) : git.directory();
        List<Setting> settings = Stream.of(
                        git.must("config", "--null", "--includes", "--list").split("\0"))
                .filter(entry -> !entry.isBlank())
                .map(GitSettings::setting)
                .filter(setting -> !NOT_OURS.matcher(lower(setting.key())).matches())
                .toList();
        return new GitSettings(top, settings);
    }

    /** An entry is a key, a line break and a value; a key alone means true. */
    private static Setting setting(String entry) {
        int end = entry.indexOf('\n');
        return end < 0 ? new Setting(entry, "true") : new Setting(entry.substring(0, end), entry.substring(end + 1));
    }

    boolean hasRemote(String name) {
        return settings.stream()
                .map(Setting::key)
                .anyMatch(key -> key.equals("remote." + name + ".url") || key.equals("remote." + name + ".pushurl"));
    }

    /** The address of that remote without secrets; {@code remote} itself if that is an address already. */
    String address(String remote) {
        return Git.redacted(settings.stream()
                .filter(setting -> setting.key().equals("remote." + remote + ".url"))
                .map(Setting::value)
                .findFirst()
                .orElse(remote));
    }

    boolean signs() {
        return settings.stream()
                .filter(setting -> lower(setting.key()).equals("commit.gpgsign"))
                .reduce((first, last) -> last)
                .filter(setting -> List.of("true", "yes", "on", "1").contains(lower(setting.value())))
                .isPresent();
    }

    /**
     * Which repositories of other users git may use, as a file of settings: the git at a remote in a directory of this
     * machine takes them from nothing else.
     */
    String safeDirectories() {
        return settings.stream()
                .filter(setting -> setting.key().equals("safe.directory"))
                .map(setting -> setting.value().replace("\\", "\\\\").replace("\"", "\\\""))
                .map(directory -> "[safe]\n\tdirectory = \"" + directory + "\"\n")
                .collect(Collectors.joining());
    }

    /**
     * Environment variables that give these settings, and no others, to a git in another repository. Unlike arguments,
     * they cannot be read by other users of the machine.
     *
     * @param global the file of {@link #safeDirectories}
     */
    Map<String, String> asEnvironment(Path global) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("GIT_CONFIG_GLOBAL", global.toString());
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("GIT_CONFIG_COUNT", String.valueOf(settings.size()));
        for (int i = 0; i < settings.size(); i++) {
            variables.put("GIT_CONFIG_KEY_" + i, settings.get(i).key());
            variables.put("GIT_CONFIG_VALUE_" + i, settings.get(i).value());
        }
        return variables;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
