package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.target.Treatment;
import org.jsoup.nodes.Element;

/** The headings of a text: their levels, and on pages their anchors. For one text. */
final class Headings {

    private final Treatment treatment;
    private final int demotion;
    private final Toc toc;
    private int depth;

    /**
     * @param hasMain whether the text has headings of level 1, which is that of a page's title
     * @param toc gets the headings
     */
    Headings(Treatment treatment, boolean hasMain, Toc toc) {
        this.treatment = treatment;
        this.demotion = treatment.isForPage() && hasMain ? 1 : 0;
        this.toc = toc;
    }

    static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    private static int level(String heading) {
        return heading.charAt(1) - '0';
    }

    /** An element begins. */
    void enter(String name) {
        depth += isHeading(name) ? 1 : 0;
    }

    /** An element has ended. */
    void leave(String name) {
        depth -= isHeading(name) && depth > 0 ? 1 : 0;
    }

    /** The name to write for a heading that has begun. One in another heading is none. */
    String name(String heading) {
        return depth > 1 ? "div" : "h" + Math.min(6, level(heading) + demotion);
    }

    /**
     * The name of a heading's element, changed so that the levels of a page have no gaps.
     *
     * @param heading the author's
     * @param written the name to write, if it need not be without gaps
     */
    String inOrder(String heading, String written) {
        return treatment.arranges() && isHeading(written) ? "h" + toc.nextLevel(level(heading)) : written;
    }

    /** Gives a heading of a page its anchor. */
    void anchor(Element element, StartTag tag) {
        if (treatment.isForPage() && depth == 1 && isHeading(tag.name())) {
            String title = element.text().strip();
            String own = element.id().chars().noneMatch(c -> c <= ' ') ? element.id() : "";
            tag.set("id", toc.heading(own, title, level(tag.name())));
        }
    }
}
