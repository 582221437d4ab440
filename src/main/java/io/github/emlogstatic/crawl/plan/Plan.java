package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.crawl.plan.Abilities.RequestNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a crawl asks for after it has read the list.
 *
 * @param articles articles to ask for
 * @param fromList articles that are updated from the list alone
 * @param discussions comments and likes to ask for separately from the texts
 * @param pages standalone pages to ask for
 */
public record Plan(
        List<DueArticle> articles, List<ArticleChange> fromList, List<DueDiscussion> discussions, List<DuePage> pages) {

    static final String RECHECK = "due to be looked at again";
    static final String FULL = "asked for with --full";

    /** An article to ask for, with the reason. */
    public record DueArticle(ArticleChange change, String why) {}

    /**
     * A standalone page to ask for, with the reason.
     *
     * @param comments whether its comments are asked for even if their number has not changed
     */
    public record DuePage(int id, boolean comments, String why) {

        DuePage(int id, String why) {
            this(id, true, why);
        }

        /** A page that is looked at tonight, because no list shows that a page has become protected or hidden. */
        static DuePage tonight(int id) {
            return new DuePage(id, false, "is it still public?");
        }
    }

    /** The articles to ask for. */
    public List<ArticleChange> asked() {
        return articles.stream().map(DueArticle::change).toList();
    }

    /** The articles to ask for, and those that are updated from the list alone. */
    public List<ArticleChange> changes() {
        return Stream.concat(asked().stream(), fromList.stream()).toList();
    }

    public boolean isEmpty() {
        return articles.isEmpty() && fromList.isEmpty() && discussions.isEmpty() && pages.isEmpty();
    }

    /**
     * Returns a line for each request, for a dry run.
     *
     * @param abilities the abilities of the source
     */
    public List<String> lines(Abilities abilities) {
        RequestNames requests = abilities.requests();
        return Stream.of(
                        articles.stream()
                                .map(asking -> requests.article() + " "
                                        + asking.change().id() + ": " + asking.why()),
                        fromList.stream()
                                .map(change -> "from the list, article " + change.id() + ": " + change.whatChanged()),
                        pages.stream().map(asking -> requests.page() + " " + asking.id() + ": page, " + asking.why()),
                        discussions.stream()
                                .filter(due -> due.comments().isPresent())
                                .map(due -> requests.comments() + " " + due.id() + ": " + due.why()),
                        discussions.stream()
                                .filter(due -> due.likes().isPresent())
                                .map(due -> requests.likes() + " " + due.id() + ": " + due.why()))
                .flatMap(lines -> lines)
                .toList();
    }
}
