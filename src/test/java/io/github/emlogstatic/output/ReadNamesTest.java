package io.github.emlogstatic.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.output.plan.FollowUp;
import io.github.emlogstatic.output.plan.PlannedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadNamesTest {

    private final ReadNames reads = new ReadNames(new OfMedia());

    private record OfMedia() implements FollowUp {

        @Override
        public List<PlannedFile> plan(Set<String> names) {
            return List.of();
        }

        @Override
        public boolean needs(String kind) {
            return kind.equals("media:");
        }
    }

    @Test
    void manyNamesOfManyThreadsAreAllKnownOnce() {
        List<String> names = IntStream.range(0, 5000)
                .mapToObj(i -> "media:uploads/" + i % 3000 + ".jpg")
                .toList();

        names.parallelStream().forEach(name -> reads.addAll(List.of(name, "link:post-1.html")));

        assertThat(reads.names()).isEqualTo(new HashSet<>(names)).hasSize(3000);
        assertThat(reads.kinds()).containsExactlyInAnyOrder("media:", "link:");
    }

    @Test
    void differentNamesWithEqualHashesAreAllKnown() {
        reads.addAll(List.of("media:Aa", "media:BB", "media:Aa"));

        assertThat(reads.names()).containsExactlyInAnyOrder("media:Aa", "media:BB");
    }
}
