package io.github.emlogstatic.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTextsTest {

    private final KeptTexts texts = new KeptTexts(10);

    @Test
    void aTextIsGivenOnce() {
        texts.keep("a", "text");

        assertThat(texts.take("a")).contains("text");
        assertThat(texts.take("a")).isEmpty();
    }

    @Test
    void moreThanTheLimitIsNotKept() {
        texts.keep("a", "1234567");
        texts.keep("b", "1234");
        texts.keep("c", "123");

        assertThat(texts.take("b")).isEmpty();
        assertThat(texts.take("c")).contains("123");
    }

    @Test
    void aTextThatIsKeptTwiceTakesRoomOnce() {
        texts.keep("a", "1234567");
        texts.keep("a", "1234567");
        texts.keep("b", "123");

        assertThat(texts.take("b")).contains("123");
        assertThat(texts.take("a")).contains("1234567");
    }

    @Test
    void whatWasGivenMakesRoom() {
        texts.keep("a", "1234567");
        texts.take("a");
        texts.keep("b", "1234567");

        assertThat(texts.take("b")).contains("1234567");
    }

    @Test
    void longTextsAreKeptBesideShortOnes() {
        KeptTexts many = new KeptTexts(1 << 22);
        for (int i = 0; i < 40; i++) {
            many.keep("text " + i, ("博客" + i).repeat(1 << i % 17));
        }

        for (int i = 0; i < 40; i++) {
            assertThat(many.take("text " + i)).contains(("博客" + i).repeat(1 << i % 17));
        }
    }
}
