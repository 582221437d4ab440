package io.github.emlogstatic.archive.index;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the files in an archive. */
public final class ArchivePaths {

    public static final String ARTICLES = "articles/";
    public static final String PAGES = "pages/";
    public static final String COMMENTS = "comments/";
    public static final String LIKES = "likes/";

    /** Uploads are at the paths that they have at the blog, which all start with this. */
    public static final String UPLOADS = "content/";

    /** What the public may not read. */
    public static final String PRIVATE = "private/";

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:private/(?:drafts/|removed/)?)?(?:articles|pages|comments|likes|withdrawn|sealed)/(.*)");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}\\.json");

    private ArchivePaths() {}

    /**
     * Whether an index may list that path. Folders with a file for each id hold no others, and nothing leads out of the
     * archive. Files of kinds that only later versions know are possible.
     */
    static boolean isPossible(String path) {
        Matcher numbered = NUMBERED.matcher(path);
        boolean strays = path.startsWith("/")
                || path.startsWith("state/")
                || path.startsWith(".git")
                || Arrays.asList(path.split("/", -1)).contains("..");
        return !strays
                && !path.endsWith(Index.PUBLIC_FILE)
                && (!numbered.matches() || NUMBER.matcher(numbered.group(1)).matches());
    }

    /** The path of the JSON file of an article, or of what belongs to it. */
    public static String json(String folder, int id) {
        return folder + id + ".json";
    }
}
