package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
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
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();

    @Test
    void aFirstRunDoesNotWaitForEachFileAndAQuietNightDoesNotWait() throws Exception {
        blog.fill(20);
        List<String> few = waitsOfABuild();
        assertThat(waitsOfABuild()).as("a night with nothing new").isEmpty();

        Files.move(mirror.folder().resolve("archive"), mirror.folder().resolve("old"));
        Files.move(mirror.folder().resolve("public"), mirror.folder().resolve("old-site"));
        blog.fill(100);
        List<String> many = waitsOfABuild();

        assertThat(few).hasSizeLessThan(20).anyMatch(wait -> wait.contains("sync -f "));
        assertThat(many).hasSameSizeAs(few);
    }

    private List<String> waitsOfABuild() throws Exception {
        Path recorded = mirror.folder().resolve("build.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(FORCE).withThreshold(Duration.ZERO);
            recording.enable(PROCESS);
            recording.start();
            mirror.nextNight().build("");
            recording.stop();
            recording.dump(recorded);
        }
        try {
            return RecordingFile.readAllEvents(recorded).stream()
                    .map(SyncsTest::wait)
                    .filter(wait -> wait.contains(mirror.folder().toString()))
                    .toList();
        } finally {
            Files.delete(recorded);
        }
    }

    private static String wait(RecordedEvent event) {
        return event.getString(event.getEventType().getName().equals(FORCE) ? "path" : "command");
    }
}
