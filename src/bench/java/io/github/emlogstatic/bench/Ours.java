package io.github.emlogstatic.bench;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** A directory with a configuration, in which emlog-static builds the site of an archive. */
final class Ours {

    private final Launcher launcher;
    private final Path directory;

    /** @param archive may lie elsewhere, so that two sites are made of it */
    Ours(Launcher launcher, Path directory, Path archive, String settings) throws IOException {
        this.launcher = launcher;
        this.directory = Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("site-config.yaml"),
                "archive: " + archive + "\nbaseUrl: https://mirror.example.com/\nmedia: {download: false}\n"
                        + settings);
    }

    public Run build(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.file().toString(), "build"));
        command.addAll(List.of(options));
        return Run.of(directory, launcher.environment(), command);
    }

    public void forget() throws IOException {
        FileUtils.deleteDirectory(directory.resolve(".emlog-static").toFile());
        forgetSite();
    }

    /** Leaves the caches. */
    void forgetSite() throws IOException {
        FileUtils.deleteDirectory(site().toFile());
    }

    public Path site() {
        return directory.resolve("public");
    }

    /** Gives an archived article another title, as a crawl would. */
    static void edit(Path directory, int id, String title) throws IOException {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            ArchivedArticle old = archive.article(id).orElseThrow();
            archive.writeArticle(new ArchivedArticle(
                    old.article().toBuilder().title(title).build(), old.body(), old.origin(), old.listed(), Map.of()));
            archive.commit();
        }
    }
}
