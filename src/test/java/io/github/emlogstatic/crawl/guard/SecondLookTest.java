package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondLookTest {

    @Test
    void twoAnswersThatLackDifferentThingsConfirmNothing() {
        Iterator<String> answers = List.of("without a", "without b").iterator();

        assertThatThrownBy(() -> SecondLook.of("the blog", answers::next, Set::of))
                .hasMessageContaining("the answers differ");
    }
}
