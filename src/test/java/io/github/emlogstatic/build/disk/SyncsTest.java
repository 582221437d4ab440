package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often a run waits for the disk, as Java itself records it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "without GNU sync, each file is forced")
class SyncsTest {

    private static final String FORCE = "jdk.FileForce";
    private static final String PROCESS = "jdk.ProcessStart";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @Test
    void aFirstRunWaitsSeldomAndAQuietNightNever() throws Exception {
        blog.fill(20);
        List<String> few = waitsOfABuild();
        assertThat(waitsOfABuild()).as("a night with nothing new").isEmpty();

        Files.move(crawled.folder().resolve("archive"), crawled.folder().resolve("old"));
        Files.move(crawled.folder().resolve("public"), crawled.folder().resolve("old-site"));
        blog.fill(100);
        List<String> many = waitsOfABuild();

        assertThat(few)
                .hasSizeLessThan(20)
                .anyMatch(wait -> wait.contains("sync -f ") && wait.endsWith("archive"))
                .anyMatch(wait -> wait.contains("sync -f ") && wait.endsWith("public"));
        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void aPrivateTextIsSafeBeforeThePublicOneGoes() throws Exception {
        blog.fill(5);
        waitsOfABuild();
        blog.delete(3);

        assertThat(waitsOfABuild()).anyMatch(wait -> wait.endsWith("private/articles/.3.json.tmp"));
    }

    private List<String> waitsOfABuild() throws Exception {
        Path recorded = crawled.folder().resolve("build.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(FORCE).withThreshold(Duration.ZERO);
            recording.enable(PROCESS);
            recording.start();
            crawled.nextNight().build("");
            recording.stop();
            recording.dump(recorded);
        }
        try {
            return RecordingFile.readAllEvents(recorded).stream()
                    .map(SyncsTest::wait)
                    .filter(wait -> wait.contains(crawled.folder().toString()))
                    .toList();
        } finally {
            Files.delete(recorded);
        }
    }

    private static String wait(RecordedEvent event) {
        return event.getString(event.getEventType().getName().equals(FORCE) ? "path" : "command");
    }
}
