package io.github.emlogstatic.archive.index;

import java.util.List;
import java.util.Set;

/** The paths of the files in an archive. */
public final class ArchivePaths {

    /** Name, address, menu and links of the blog. An archive without this file is none. */
    public static final String BLOG = "blog.json";

    public static final String CATEGORIES = "categories.json";

    /** What the owner has set for tags. */
    public static final String TAGS = "tags.json";

    public static final String AUTHORS = "authors.json";
    public static final String NOTES = "notes.json";

    /** Views and other numbers of articles and pages. */
    public static final String COUNTERS = "counters.json";

    /** The file of the site that shows each article, page or list. */
    public static final String NAMES = "names.json";

    /** The files of which every archive has at most one. */
    public static final List<String> SINGLE_FILES = List.of(BLOG, CATEGORIES, TAGS, AUTHORS, NOTES, COUNTERS, NAMES);

    public static final String ARTICLES = "articles/";
    public static final String PAGES = "pages/";
    public static final String COMMENTS = "comments/";
    public static final String LIKES = "likes/";

    /** Uploads are at the paths that they have at the blog, which all start with this. */
    public static final String UPLOADS = "content/";

    /** What the public may not read. */
    public static final String PRIVATE = "private/";

    /**
     * Folders with one file for each id, and no other files. They are at the root, and in the folders of
     * {@link #NUMBERED_IN}.
     */
    private static final Set<String> NUMBERED = Set.of("articles", "pages", "comments", "likes", "withdrawn", "sealed");

    private static final List<String> NUMBERED_IN = List.of(PRIVATE + "drafts/", PRIVATE + "removed/", PRIVATE);

    /**
     * No system opens a longer path. The paths of the folders above a path with a million segments would take all
     * memory.
     */
    private static final int LONGEST = 4096;

    private ArchivePaths() {}

    /**
     * Whether an index may list that path. Folders with a file for each id hold no other files, and no path leads out
     * of the archive. Unknown kinds of files are allowed, because later versions may write some.
     */
    public static boolean isPossible(String path) {
        boolean strays = path.length() > LONGEST
                || path.startsWith("/")
                || path.startsWith("state/")
                || path.startsWith(".git")
                || path.indexOf('\0') >= 0
                || ("/" + path + "/").contains("/../");
        return !strays && !path.endsWith(Index.PUBLIC_FILE) && isOfAnIdWhereNeeded(path);
    }

    /** Uses no pattern, because an archive that was copied here is listed in a hundred thousand lines. */
    private static boolean isOfAnIdWhereNeeded(String path) {
        int from = 0;
        for (String parent : NUMBERED_IN) {
            if (path.startsWith(parent)) {
                from = parent.length();
                break;
            }
        }
        int slash = path.indexOf('/', from);
        return slash < 0 || !NUMBERED.contains(path.substring(from, slash)) || isOfAnId(path, slash + 1);
    }

    /**
     * Whether the name that begins there is an id and {@code .json}. Ids that are derived from addresses have ten digits.
     */
    private static boolean isOfAnId(String path, int from) {
        int end = path.length() - ".json".length();
        if (!path.endsWith(".json") || end <= from || end - from > 10 || path.charAt(from) == '0') {
            return false;
        }
        long id = 0;
        for (int at = from; at < end; at++) {
            if (path.charAt(at) < '0' || path.charAt(at) > '9') {
                return false;
            }
            id = 10 * id + path.charAt(at) - '0';
        }
        return id <= Integer.MAX_VALUE;
    }

    public static String article(int id) {
        return json(ARTICLES, id);
    }

    /** The file of a standalone page. */
    public static String page(int id) {
        return json(PAGES, id);
    }

    /** The file of the comments on an article or page. */
    public static String comments(int id) {
        return json(COMMENTS, id);
    }

    /** The file of the likes of an article. */
    public static String likes(int id) {
        return json(LIKES, id);
    }

    /** The file of that id in a folder. */
    public static String json(String folder, int id) {
        return folder + id + ".json";
    }
}
