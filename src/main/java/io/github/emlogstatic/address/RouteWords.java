package io.github.emlogstatic.address;

import java.util.List;
import java.util.Set;

/** The words that emlog's routing table looks for in an address. */
public final class RouteWords {

    /** The names in a query, and first segments of a path, that lead to posts and lists. In the order of emlog. */
    static final List<String> KINDS = List.of("post", "record", "sort", "tag", "author");

    /** The folders of emlog's own pages. A path below them is no post. */
    public static final List<String> FOLDERS = List.of("content", "admin", "include", "plugin", "user", "t", "page");

    /** The paths of emlog's own pages. */
    public static final List<String> PAGES = List.of("t", "m", "admin", "index", "plugin", "user");

    /** The pages for phones that emlog had until 5.3. They show articles by number, and lists with pages of their own. */
    static final Set<String> FOR_PHONES = Set.of("m", "m/index.php");

    /** Before the number of a page of comments. */
    public static final String COMMENT_PAGE = "comment-page";

    private RouteWords() {}
}
