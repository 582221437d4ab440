package io.github.emlogstatic.address;

import io.github.emlogstatic.address.Route.Alias;
import io.github.emlogstatic.address.Route.Author;
import io.github.emlogstatic.address.Route.Category;
import io.github.emlogstatic.address.Route.Elsewhere;
import io.github.emlogstatic.address.Route.Home;
import io.github.emlogstatic.address.Route.Month;
import io.github.emlogstatic.address.Route.Post;
import io.github.emlogstatic.address.Route.Posts;
import io.github.emlogstatic.address.Route.Tag;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads one address. The query of the home page decides first, then the first segment of the path, then the last
 * segment. There are no regular expressions, because a build reads every link of every text.
 */
final class RouteParser {

    private static final Set<String> QUERIES_OF_OTHERS =
            Set.of("rest-api", "keyword", "plugin", "action", "resource_alias", "uc");

    private final Query query;
    private final PagedPath paging;

    private RouteParser(String address) {
        String whole = Route.withoutFragment(address);
        int mark = whole.indexOf('?');
        String path = mark < 0 ? whole : whole.substring(0, mark);
        this.query = Query.of(mark < 0 ? "" : whole.substring(mark + 1));
        this.paging = PagedPath.of(withoutIndex(withoutSlashesAtEnd(path)));
    }

    static Route parse(String address) {
        return new RouteParser(address).parse();
    }

    static OptionalInt listPage(String address) {
        RouteParser parsed = new RouteParser(address);
        OptionalInt inQuery = parsed.query.writtenPage();
        return inQuery.isPresent() ? inQuery : parsed.paging.writtenPage();
    }

    private Route parse() {
        String path = paging.path();
        if (path.isEmpty() || path.equals("posts")) {
            return byQuery(path);
        }
        Optional<String> post = RouteWords.FOR_PHONES.contains(path) ? query.get("post") : Optional.empty();
        return post.isPresent() ? post(post.get()) : byPath(path);
    }

    private Route byQuery(String path) {
        for (String kind : RouteWords.KINDS) {
            Optional<String> value = query.get(kind);
            if (value.isPresent()) {
                return ofKind(kind, value.get(), query.page()).orElseGet(Elsewhere::new);
            }
        }
        if (query.hasAny(QUERIES_OF_OTHERS)) {
            return new Elsewhere();
        }
        int page = Math.max(paging.page(), query.page());
        return path.isEmpty() ? new Home(page) : new Posts(page);
    }

    private Route byPath(String path) {
        if (path.contains("://") || path.startsWith("//")) {
            return new Elsewhere();
        }
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        if (RouteWords.KINDS.contains(first)) {
            Optional<Route> found = ofKind(first, path.substring(slash + 1), paging.page());
            if (found.isPresent()) {
                return found.get();
            }
        }
        boolean ofEmlog = RouteWords.FOLDERS.contains(first) || RouteWords.PAGES.contains(path);
        return ofEmlog ? new Elsewhere() : byLastSegment(path);
    }

    private Route byLastSegment(String path) {
        String decoded = Percent.decode(Segments.withoutHtml(path));
        String last = Segments.last(decoded);
        String number = last.startsWith("post-") ? last.substring("post-".length()) : last;
        return Numbers.of(number).isPresent() ? new Post(Integer.parseInt(number)) : new Alias(decoded, paging.page());
    }

    private Optional<Route> ofKind(String kind, String raw, int page) {
        if (kind.equals("tag") && !raw.isEmpty()) {
            return Optional.of(new Tag(raw, page)); // a tag may hold a slash or end in .html
        }
        String value = Segments.withoutHtml(raw);
        if (value.isEmpty() || value.indexOf('/') >= 0) {
            return Optional.empty();
        }
        return switch (kind) {
            case "post" -> Optional.of(post(value));
            case "sort" -> Optional.of(new Category(canonical(Percent.decode(value)), page));
            case "author" ->
                Numbers.of(value).isPresent()
                        ? Optional.of(new Author(Integer.parseInt(value), page))
                        : Optional.empty();
            default -> isMonth(value) ? Optional.of(new Month(value, page)) : Optional.empty();
        };
    }

    private static Route post(String value) {
        return Numbers.of(value).isPresent() ? new Post(Integer.parseInt(value)) : new Alias(Percent.decode(value), 1);
    }

    private static boolean isMonth(String value) {
        return Numbers.isNumber(value, 8) && (value.length() == 6 || value.length() == 8);
    }

    /** A number without leading zeros, as emlog reads it; any other text as it is. */
    private static String canonical(String key) {
        return Numbers.of(key).isPresent() ? Integer.toString(Integer.parseInt(key)) : key;
    }

    static String withoutSlashesAtEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String withoutIndex(String path) {
        if (path.equalsIgnoreCase("index.php")) {
            return "";
        }
        String index = "index.php/";
        return path.regionMatches(true, 0, index, 0, index.length()) ? path.substring(index.length()) : path;
    }

    /** A path without {@code /page/2} or {@code /comment-page-2} at its end, and the number of the page of a list. */
    private record PagedPath(String path, OptionalInt writtenPage) {

        private static final String COMMENTS = RouteWords.COMMENT_PAGE + "-";

        static PagedPath of(String path) {
            int slash = path.lastIndexOf('/');
            String last = path.substring(slash + 1);
            String before = slash < 0 ? "" : path.substring(0, slash);
            if (slash > 0 && last.startsWith(COMMENTS)) {
                return new PagedPath(before, OptionalInt.empty());
            }
            boolean numbered = before.equals("page") || before.endsWith("/page");
            if (!numbered || Numbers.of(last).isEmpty()) {
                return new PagedPath(path, OptionalInt.empty());
            }
            String list = withoutSlashesAtEnd(before.substring(0, before.length() - "page".length()));
            return new PagedPath(list, Numbers.of(last));
        }

        int page() {
            return Math.max(1, writtenPage.orElse(1));
        }
    }
}
