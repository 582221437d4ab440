package io.github.emlogstatic.crawl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HrefsTest {

    @Test
    void linksAreFoundAsTheyAreWritten() {
        String html =
                "<a href=\"?post=1\">x</a><A class=x HREF = 'a.html?a=1&amp;b=2'>y</A><a href\n=\t\"#x\" id=\"y\">z</a>";

        assertThat(Hrefs.in(html)).containsExactlyInAnyOrder("?post=1", "a.html?a=1&b=2", "#x");
    }

    @Test
    void whatIsNoWholeLinkIsPassedOver() {
        assertThat(Hrefs.in("=\"x\" href= href=x href=\"\" href='a b' href=\"a<b\" hre=\"x\" href \"x\" href=\"open"))
                .isEmpty();
        assertThat(Hrefs.in("<a href=\"a<a href='b'><a href=\"c=href='d'\">"))
                .as("a link begins within one that is none")
                .containsExactlyInAnyOrder("b", "c=href=");
    }
}
