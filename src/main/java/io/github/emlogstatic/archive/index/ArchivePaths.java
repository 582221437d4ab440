package io.github.emlogstatic.archive.index;

/** Where an archive keeps its files. */
public final class ArchivePaths {

    public static final String ARTICLES = "articles/";
    public static final String PAGES = "pages/";
    public static final String COMMENTS = "comments/";
    public static final String LIKES = "likes/";

    /** Uploads are at the paths that they have at the blog, which all start with this. */
    public static final String UPLOADS = "content/";

    /** What the public may not read. */
    public static final String PRIVATE = "private/";

    private ArchivePaths() {}

    /** The path of the JSON file of an article, or of what belongs to it. */
    public static String json(String folder, int id) {
        return folder + id + ".json";
    }
}
