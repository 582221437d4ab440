package io.github.emlogstatic.cli;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.NewConfig;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The message for somebody who gives {@code init} a file or a directory instead of an address: what it is, and which
 * command to type.
 */
final class NotABlog {

    private NotABlog() {}

    /** @param name what was typed */
    static String advice(String name, Path path) throws IOException {
        String typed = Overrides.quoted(name);
        if (Archive.isIn(path)) {
            return name + " is an archive, which needs no configuration; run: emlog-static build " + typed;
        }
        Optional<BackupException> noBackup = noBackup(path);
        if (noBackup.isEmpty()) {
            return name + " is a backup, which needs no configuration; run: emlog-static build " + typed;
        }
        if (name.matches("(?is).+\\.ya?ml")) {
            return name + " is a configuration; run: emlog-static build -c " + typed;
        }
        if (Files.exists(path.resolve(NewConfig.USUAL_NAME))) {
            return name + " holds a configuration; run: emlog-static build -c "
                    + Overrides.quoted(Path.of(name, NewConfig.USUAL_NAME).toString());
        }
        if (name.matches("(?is).+\\.(?:sql|zip|gz)")) {
            return String.valueOf(noBackup.get().getMessage());
        }
        return kind(name, path) + "; init takes the address of a blog, as in 'init https://blog.example.com/'";
    }

    private static Optional<BackupException> noBackup(Path path) throws IOException {
        try (Backup backup = Backup.open(List.of(path))) {
            return Optional.empty();
        } catch (BackupException e) {
            return Optional.of(e);
        }
    }

    private static String kind(String name, Path path) {
        if (Files.isDirectory(path)) {
            return name + " is a directory without an archive or a backup";
        }
        String type = URLConnection.guessContentTypeFromName(name);
        return type != null && type.startsWith("image/")
                ? name + " is a picture"
                : name + " is neither a backup nor a configuration";
    }
}
