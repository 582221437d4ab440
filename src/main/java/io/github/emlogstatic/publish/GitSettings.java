package io.github.emlogstatic.publish;

import io.github.emlogstatic.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Git's settings as they hold in the project's directory: remotes, credentials, identity, signing, proxies. They are
 * handed to a repository of our own, so that it reaches whatever the person's own git reaches, and the repository that
 * the project stands in is only read.
 */
final class GitSettings {

    /** What says where a repository is and what it looks like, or does more than was asked for. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "core\\.(bare|worktree|repositoryformatversion|hookspath|fsmonitor)|(extensions|include|includeif)\\..*"
                    + "|remote\\..*\\.(mirror|push|fetch|tagopt)");

    private record Setting(String key, String value) {}

    private final Path top;
    private final List<Setting> settings;

    private GitSettings(Path top, List<Setting> settings) {
        this.top = top;
        this.settings = settings;
    }

    /** Reads them as they hold where that git stands, which need not be in a repository. */
    static GitSettings of(Git git) throws IOException, ConfigException {
        Git.Answer inside = git.run("rev-parse", "--show-toplevel");
        Path top = inside.isGood() ? Path.of(inside.out().strip()) : git.directory();
        List<Setting> settings = Stream.of(
                        git.must("config", "--null", "--includes", "--list").split("\0"))
                .filter(entry -> !entry.isBlank())
                .map(GitSettings::setting)
                .filter(setting -> !NOT_OURS.matcher(lower(setting.key())).matches())
                .toList();
        return new GitSettings(top, settings);
    }

    /** A key, a line's end, a value; a key alone means true. */
    private static Setting setting(String entry) {
        int end = entry.indexOf('\n');
        return end < 0 ? new Setting(entry, "true") : new Setting(entry.substring(0, end), entry.substring(end + 1));
    }

    /** What the paths of remotes are relative to. */
    Path top() {
        return top;
    }

    /** Whether a remote of that name is configured. */
    boolean hasRemote(String name) {
        return settings.stream()
                .map(Setting::key)
                .anyMatch(key -> key.equals("remote." + name + ".url") || key.equals("remote." + name + ".pushurl"));
    }

    /** Where that remote leads, without secrets; the name itself where it is an address already. */
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

    /** These settings and no others, for a git that works in another repository. Nobody else can read them there. */
    Map<String, String> asEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        List<Setting> given = new ArrayList<>(settings);
        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("GIT_CONFIG_COUNT", String.valueOf(given.size()));
        for (int i = 0; i < given.size(); i++) {
            variables.put("GIT_CONFIG_KEY_" + i, given.get(i).key());
            variables.put("GIT_CONFIG_VALUE_" + i, given.get(i).value());
        }
        return variables;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
