package io.github.emlogstatic.crawl.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a crawl will ask for once it has read the list.
 *
 * @param articles to be asked for
 * @param fromList articles that the list tells all about
 * @param discussions comments and likes to be asked for apart from their texts
 * @param pages standalone pages to be asked for
 */
public record Plan(
        List<Asking> articles, List<ArticleChange> fromList, List<DueDiscussion> discussions, List<PageAsking> pages) {

    /** An article to ask for, and why. */
    public record Asking(ArticleChange change, String why) {}

    /**
     * A page to ask for, and why.
     *
     * @param comments whether its comments are asked for even where their number is as it was
     */
    public record PageAsking(int id, boolean comments, String why) {

        PageAsking(int id, String why) {
            this(id, true, why);
        }

        /** One that is looked at each night, for no list tells that a page has become protected or hidden. */
        static PageAsking tonight(int id) {
            return new PageAsking(id, false, "is it still public?");
        }
    }

    public boolean isEmpty() {
        return articles.isEmpty() && fromList.isEmpty() && discussions.isEmpty() && pages.isEmpty();
    }

    /**
     * A line for each request, for a dry run.
     *
     * @param abilities of the source that would be asked
     */
    public List<String> lines(Abilities abilities) {
        return Stream.of(
                        articles.stream()
                                .map(asking -> abilities.articleRequest() + " "
                                        + asking.change().id() + ": " + asking.why()),
                        fromList.stream().map(change -> "from the list, article " + change.id() + ": " + change.what()),
                        pages.stream()
                                .map(asking -> abilities.pageRequest() + " " + asking.id() + ": page, " + asking.why()),
                        discussions.stream()
                                .filter(due -> due.comments().isPresent())
                                .map(due -> "comment_list " + due.id() + ": " + due.why()),
                        discussions.stream()
                                .filter(due -> due.likes().isPresent())
                                .map(due -> "like_list " + due.id() + ": " + due.why()))
                .flatMap(lines -> lines)
                .toList();
    }
}
