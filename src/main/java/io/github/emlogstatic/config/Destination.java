package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place to which {@code publish} uploads the site. */
public sealed interface Destination {

    static Destination read(Settings settings) throws ConfigException {
        Git git = new Git(
                settings.get("publish.remote", "origin", Destination::argument),
                settings.get("publish.branch", "gh-pages", Destination::argument),
                settings.flag("publish.squash"));
        Optional<Value> to = settings.find("publish.to");
        if (to.isEmpty() || to.get().text().equals("git")) {
            return git;
        }
        URI address = address(to.get());
        return address.getScheme().equals("sftp") ? Sftp.of(address, to.get()) : S3.of(address, to.get());
    }

    /** Git takes an argument that starts with - for an option. */
    private static String argument(Value value) throws ConfigException {
        if (value.text().startsWith("-") || value.text().isBlank()) {
            throw value.mistake("must be a name, and may not start with -");
        }
        return value.text();
    }

    /** The message does not quote the value: somebody may have written a password into it. */
    private static URI address(Value value) throws ConfigException {
        try {
            URI address = new URI(value.text().replace(" ", "%20"));
            if (address.getRawQuery() != null || address.getRawFragment() != null) {
                throw value.mistake("must end before the ? or #; only a path follows the host");
            }
            String scheme = String.valueOf(address.getScheme());
            if (scheme.equals("s3") && address.getHost() != null || scheme.equals("sftp") && hasSshHost(address)) {
                return address;
            }
            if (scheme.equals("s3") && address.getAuthority() != null) {
                throw value.mistake("must be s3://BUCKET/PREFIX; a bucket's name has small letters, digits, points and"
                        + " hyphens only");
            }
        } catch (URISyntaxException e) {
            // The message below says how an address is written.
        }
        throw value.mistake("must be git, s3://BUCKET/PREFIX or sftp://USER@HOST/DIRECTORY");
    }

    /** Unlike names of the DNS, those of the user's SSH configuration may hold underscores. */
    private static boolean hasSshHost(URI address) {
        return Sftp.AUTHORITY.matcher(String.valueOf(address.getAuthority())).matches();
    }

    /** The path without the slash at its start. */
    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /**
     * The branch of a git remote.
     *
     * @param remote the name of a remote of the project's repository, or an address or a path
     * @param branch the branch of the remote
     * @param squash keep one commit only
     */
    record Git(String remote, String branch, boolean squash) implements Destination {}

    /**
     * A bucket of a service that speaks the S3 protocol.
     *
     * @param prefix what all keys of objects begin with: empty, or with a slash at its end
     */
    record S3(String bucket, String prefix) implements Destination {

        static S3 of(URI address, Value value) throws ConfigException {
            if (address.getRawUserInfo() != null || address.getPort() >= 0) {
                throw value.mistake("must be s3://BUCKET/PREFIX, without a key: set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY in the environment");
            }
            String path = path(address);
            return new S3(address.getHost(), path.isEmpty() || path.endsWith("/") ? path : path + "/");
        }

        /** The address, as in {@code s3://bucket/prefix}. */
        public String name() {
            return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
        }
    }

    /**
     * A directory of a server that is reached over SSH.
     *
     * @param user on the server; if empty, the user's SSH configuration or the user of this machine
     * @param host its name, or a name of the user's SSH configuration
     * @param port if empty, that of the user's SSH configuration or 22
     * @param directory absolute, or relative to the user's home if it began with {@code ~}
     */
    record Sftp(Optional<String> user, String host, Optional<Integer> port, String directory) implements Destination {

        private static final Pattern AUTHORITY =
                Pattern.compile("(?:(?<user>.*)@)?(?<host>\\[[^\\]]*]|[^@:]+)(?::(?<port>\\d{0,5}))?");

        static Sftp of(URI address, Value value) throws ConfigException {
            Matcher authority = AUTHORITY.matcher(address.getAuthority());
            authority.matches();
            Optional<String> user = Optional.ofNullable(authority.group("user"));
            Optional<String> port = Optional.ofNullable(authority.group("port")).filter(number -> !number.isEmpty());
            if (user.isPresent() && user.get().contains(":")) {
                throw value.mistake("must hold no password: use an SSH key, or set SFTP_PASSWORD in the environment");
            }
            String path = path(address);
            if (path.isEmpty() || path.equals("~") || path.equals("~/")) {
                throw value.mistake("must name a directory, as in sftp://me@example.com/var/www/blog, or"
                        + " sftp://me@example.com/~/blog below the home directory");
            }
            String whole = path.startsWith("~/") ? path.substring(2) : "/" + path;
            return new Sftp(
                    user,
                    authority.group("host"),
                    port.map(Integer::valueOf),
                    whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole);
        }

        /** The address, as in {@code sftp://me@example.com/var/www/blog}. */
        public String name() {
            return "sftp://" + user.map(name -> name + "@").orElse("") + host
                    + port.map(number -> ":" + number).orElse("")
                    + (directory.startsWith("/") ? directory : "/~/" + directory);
        }
    }
}
