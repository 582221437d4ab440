package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.link.BlogAddresses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageDiscoveryTest {

    @Test
    void aLinkThroughAHundredThousandFoldersEndsNoRun(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            PageDiscovery discovery = new PageDiscovery(
                    archive,
                    BlogAddresses.of("https://blog.example.com/", List.of()),
                    new DeadEnds(archive, Duration.ofDays(30), Instant.EPOCH));
            discovery.text("<a href='https://blog.example.com/" + "a/".repeat(100_000) + "'>x</a>"
                    + "<a href='https://blog.example.com/tech/12.html'>y</a>");

            assertThat(discovery.due(List.of(), Set.of())).containsExactly(new PageDiscovery.Candidate(12, ""));
        }
    }
}
