package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
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

    /** The name of a remote that is given by its address. */
    private static final String NAMELESS = "emlog-static-address";

    /**
     * Settings that describe one repository, or make git do more or less than it is asked for. A split index without hashes
     * is read as an empty one, and messages are UTF-8.
     */
    private static final Pattern NOT_OURS = Pattern.compile(
            "core\\.(bare|worktree|repositoryformatversion|hookspath|fsmonitor|splitindex)|(extensions|include|includeif)\\..*"
                    + "|remote\\..*\\.(mirror|push|fetch|tagopt|promisor|partialclonefilter)"
                    + "|(push|submodule)\\.recurse.*|i18n\\.commitencoding");

    /** A setting of git, by its whole key. */
    record Setting(String key, String value) {}

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

    /** The name under which git knows a remote, which may be an address. */
    String name(String remote) {
        return hasRemote(remote) ? remote : NAMELESS;
    }

    /** These settings, with a name for a remote that is an address. */
    GitSettings naming(String remote) {
        return hasRemote(remote) ? this : with(List.of(new Setting(url(NAMELESS), remote)));
    }

    private static String url(String name) {
        return "remote." + name + ".url";
    }

    /**
     * These settings, with the remote's addresses as git rewrites them ({@code insteadOf}), but without the passwords in
     * them, and with helpers that know these.
     *
     * @param name of a remote of these settings
     * @param git with these settings, in a repository
     */
    GitSettings withLoginsOf(String name, Git git) throws IOException, ConfigException {
        Pattern line = Pattern.compile("(?m)^\\Q" + name + "\\E\t(.*) \\((fetch|push)\\)");
        List<Setting> used = new ArrayList<>();
        Set<RemoteLogin> logins = new LinkedHashSet<>();
        for (MatchResult found :
                line.matcher(git.must("remote", "-v")).results().toList()) {
            String key = "remote." + name + (found.group(2).equals("push") ? ".pushurl" : ".url");
            used.add(new Setting(key, RemoteLogin.removed(found.group(1))));
            RemoteLogin.of(found.group(1)).ifPresent(logins::add);
        }
        int number = 0;
        for (RemoteLogin login : logins) {
            used.addAll(login.settings(number++));
        }
        Pattern replaced = Pattern.compile("url\\..*|remote\\.\\Q" + name + "\\E\\.(?:url|pushurl)");
        List<Setting> others = settings.stream()
                .filter(setting -> !replaced.matcher(setting.key()).matches())
                .toList();
        return new GitSettings(top, others).with(used);
    }

    private GitSettings with(List<Setting> more) {
        return new GitSettings(
                top, Stream.concat(settings.stream(), more.stream()).toList());
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
