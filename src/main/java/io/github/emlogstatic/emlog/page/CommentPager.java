package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.CommentPage;
import io.github.emlogstatic.emlog.page.content.FoundText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the further pages of the comments on an article, in any theme. */
final class CommentPager {

    private static final Pattern ARROW = Pattern.compile(
            "(?i)[^\\p{L}\\p{N}]*|.{0,8}[页頁]\\W*|\\W*(?:older|newer|next|prev|previous|first|last)\\b.{0,12}");

    private static final int MOST_PAGES = 2000;

    private CommentPager() {}

    /**
     * The addresses of the second and all later pages of comments, in order. Only links whose text is their number or an
     * arrow count, and none to a single comment ({@code #17}): the text of an article or a side bar may link to a comment of
     * another article, perhaps a protected one. None in the text count.
     */
    static List<String> furtherPages(Document page, FoundText text) {
        Optional<CommentPage> any = Optional.empty();
        int last = 1;
        for (Element link : page.select("a[href*=comment-page]:not([href~=#\\d+$])")) {
            Optional<CommentPage> found = CommentPage.of(link.attr("href"));
            if (found.isPresent()
                    && !text.holds(link)
                    && isOfPager(link.text().strip(), found.get())
                    && isOfOnePost(any, found.get())) {
                any = found;
                last = Math.max(last, found.get().number());
            }
        }
        List<String> pages = new ArrayList<>();
        for (int number = 2; any.isPresent() && number <= Math.min(last, MOST_PAGES); number++) {
            pages.add(any.get().at(number));
        }
        return pages;
    }

    private static boolean isOfOnePost(Optional<CommentPage> one, CommentPage other) {
        return one.isEmpty() || one.get().before().equals(other.before());
    }

    private static boolean isOfPager(String text, CommentPage page) {
        return text.equals(Integer.toString(page.number()))
                || ARROW.matcher(text).matches();
    }
}
