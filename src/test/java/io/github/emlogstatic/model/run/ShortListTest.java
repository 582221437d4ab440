package io.github.emlogstatic.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortListTest {

    @Test
    void namesBeyondTheFirstAreCounted() {
        assertThat(ShortList.of(List.of("a"), 1)).isEqualTo("a");
        assertThat(ShortList.of(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    }

    @Test
    void sentencesBeyondTheFirstAreCounted() {
        assertThat(ShortList.sentence("a is lost", 1)).isEqualTo("a is lost");
        assertThat(ShortList.sentence("a is lost", 3)).isEqualTo("a is lost; and 2 more");
    }
}
