package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.api.Session;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A session that lasts from one {@code api} command to the next: the blog's address, then a cookie a line. Only its owner
 * can read the file, because it holds a login.
 */
record SessionFile(Optional<Path> file, String blog, Session session) {

    /** Reads the file if there is one. Without a name the session ends with the command. */
    static SessionFile of(Optional<Path> file) throws IOException, ConfigException {
        Optional<Path> folder = file.map(Path::getParent);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new ConfigException(folder.get() + " is no directory; make it, or name another --session");
        }
        if (file.isEmpty() || !Files.exists(file.get())) {
            return new SessionFile(file, "", new Session());
        }
        List<String> lines = lines(file.get());
        Map<String, Secret> cookies = new TreeMap<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw notASession(file.get());
            }
            cookies.put(line.substring(0, equals), new Secret(line.substring(equals + 1)));
        }
        if (lines.isEmpty() || !lines.get(0).contains("://")) {
            throw notASession(file.get());
        }
        return new SessionFile(file, lines.get(0), new Session(cookies));
    }

    private static List<String> lines(Path file) throws IOException, ConfigException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw notASession(file);
        }
    }

    private static ConfigException notASession(Path file) {
        return new ConfigException(file + " is not a file that --session has written; name another file");
    }

    /**
     * The session, for calls to that blog.
     *
     * @param base the blog's base address
     */
    Session at(String base) throws ConfigException {
        if (!blog.isEmpty() && !blog.equals(base)) {
            throw new ConfigException(
                    "the file of --session belongs to " + blog + " and not to " + base + "; name another file");
        }
        return session;
    }

    boolean isSignedIn() {
        return session.isSignedIn();
    }

    /** Writes the file, if there is a name for it. */
    void save(String base) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(base));
        session.cookies().forEach((name, value) -> lines.add(name + "=" + value.value()));
        Path target = file.get();
        Path temporary = Files.createTempFile(target.getParent(), ".session", ".tmp"); // for its owner alone
        try {
            Files.write(temporary, lines);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
