package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.publish.git.GitSettings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user and the password, or token, in the address of a remote. Git would pass the address on to the programs that it
 * runs, and other users of the machine can read the arguments of a program, but not its environment.
 *
 * @param site the address without path, user and password
 */
record RemoteLogin(String site, String user, String password) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?://)([^/\\s:]*):([^/\\s]*)@([^/\\s@'\\\\]+)(.*)");

    static Optional<RemoteLogin> of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return !parts.matches()
                ? Optional.empty()
                : Optional.of(new RemoteLogin(
                        parts.group(1) + parts.group(4),
                        Percent.decode(parts.group(2)),
                        Percent.decode(parts.group(3))));
    }

    /** The address without user and password, if it has both. */
    static String removed(String address) {
        return ADDRESS.matcher(address).replaceFirst("$1$4$5");
    }

    /**
     * The login as settings of git: itself, and a helper that tells it. The user's own helpers are not asked for this site:
     * they may know another password, and would keep this one.
     */
    List<Setting> settings() {
        String own = "emlog-static." + site + ".login";
        String helper = "credential." + site + ".helper";
        return List.of(
                new Setting(own, "username=" + user + "\npassword=" + password),
                new Setting(helper, ""),
                new Setting(helper, "!f() { test \"$1\" = get && git config --get '" + own + "'; }; f"));
    }
}
