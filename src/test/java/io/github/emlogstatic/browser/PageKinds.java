package io.github.emlogstatic.browser;

import java.util.stream.Stream;

/** One page of each kind, and the articles with the most elements. */
public final class PageKinds {

    private PageKinds() {}

    public static Stream<String> pages() {
        return Stream.of("""
                index.html list/2.html post-22.html hello-world.html post-48.html post-9.html tech.html tags.html
                categories.html archives.html record/2022.html authors.html author/1.html notes.html links.html
                tag/git.html search.html 404.html""".split("\\s+"));
    }
}
