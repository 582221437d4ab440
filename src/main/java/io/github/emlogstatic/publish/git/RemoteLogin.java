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
 * @param address the address without the secret, but with a user who is none: settings and {@code .netrc} may be for this
 *     user alone
 * @param site the address without path, user and password
 */
record RemoteLogin(String address, String site, String user, String password) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?://)([^/\\s:]*)(?::([^/\\s]*))?@([^/\\s@]+)(.*)");

    /** How tokens of GitHub and GitLab begin. */
    private static final Pattern TOKEN = Pattern.compile("(?:gh[a-z]_|github_pat_|glpat-).*");

    /** Empty if the address holds no secret. */
    static Optional<RemoteLogin> of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String user = parts.group(2);
        if (parts.group(3) == null && !TOKEN.matcher(user).matches()) {
            return Optional.empty();
        }
        String password = Optional.ofNullable(parts.group(3)).orElse("");
        boolean none = user.isEmpty()
                || TOKEN.matcher(user).matches()
                || List.of("", "x-oauth-basic").contains(password);
        return Optional.of(new RemoteLogin(
                parts.group(1) + (none ? "" : user.replace("@", "%40") + "@") + parts.group(4) + parts.group(5),
                parts.group(1) + parts.group(4),
                Percent.decode(user),
                Percent.decode(password)));
    }

    /** The address without the secret, if it has one. */
    static String removed(String address) {
        return of(address).map(RemoteLogin::address).orElse(address);
    }

    /**
     * The login as settings of git: itself, and a helper that tells it. The user's own helpers are not asked for this
     * address: they may know another password, and would keep this one. Where the server leads to another address, as that
     * of a repository with a new name, git asks for the site without a user: then it is told after theirs.
     *
     * @param number of the login, among those of the remote
     */
    List<Setting> settings(int number) {
        String own = "emlog-static.login" + number;
        String helper = "!f() { test \"$1\" = get && git config --get " + own + "; }; f";
        return List.of(
                new Setting(own, "username=" + user + "\npassword=" + password),
                new Setting("credential." + site + ".helper", helper),
                new Setting("credential." + address + ".helper", ""),
                new Setting("credential." + address + ".helper", helper));
    }
}
