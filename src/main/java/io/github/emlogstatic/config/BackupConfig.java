package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The owner's backup of the blog, which is read instead of the living blog, and what only the owner may read.
 *
 * @param files the backup: SQL files, packed ones, or directories that hold such files; none
 *     where the living blog is read
 * @param uploads a copy of {@code content/uploadfile}, or of the whole directory of emlog
 * @param drafts keep in {@code private/} what only the owner may read, such as drafts; of a living blog, with its key,
 *     drafts alone
 */
public record BackupConfig(List<Path> files, Optional<Path> uploads, boolean drafts) {

    public BackupConfig {
        files = List.copyOf(files);
    }

    static BackupConfig read(Settings settings) throws ConfigException {
        return new BackupConfig(
                settings.get("blog.backup", List.of(), BackupConfig::files),
                settings.get("blog.uploads", Value::path),
                settings.flag("blog.drafts"));
    }

    public boolean isNamed() {
        return !files.isEmpty();
    }

    private static List<Path> files(Value value) throws ConfigException {
        return value.isList() ? value.list(Value::path) : List.of(value.path());
    }
}
