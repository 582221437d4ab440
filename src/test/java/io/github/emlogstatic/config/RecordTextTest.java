package io.github.emlogstatic.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordTextTest {

    private record Outer(String name, Inner inner, Map<Integer, String> words) {}

    private record Inner(int number, Optional<String> word) {}

    @Test
    void recordsInRecordsAreWritten() {
        assertThat(RecordText.of(new Outer("a", new Inner(1, Optional.of("b")), Map.of(2, "c"))))
                .isEqualTo("Outer[name=a, inner=Inner[number=1, word=Optional[b], ], words=[2=c], ]");
    }

    @Test
    void theOrderOfAMapDoesNotMatter() {
        Map<Integer, String> one = new LinkedHashMap<>(Map.of(1, "a"));
        one.put(2, "b");
        Map<Integer, String> other = new LinkedHashMap<>(Map.of(2, "b"));
        other.put(1, "a");
        assertThat(RecordText.of(new Outer("", new Inner(1, Optional.empty()), one)))
                .isEqualTo(RecordText.of(new Outer("", new Inner(1, Optional.empty()), other)));
    }
}
