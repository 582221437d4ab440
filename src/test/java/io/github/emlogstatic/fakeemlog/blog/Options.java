package io.github.emlogstatic.fakeemlog.blog;

import java.time.ZoneId;

/**
 * The settings of a blog in memory. Written only inside {@link MemoryBlog#configure}; what the blog gives out is a
 * copy.
 */
public final class Options {

    /** What an article's address looks like (emlog: {@code isurlrewrite}). */
    public enum UrlMode {
        /** {@code ?post=12} */
        DYNAMIC,
        /** {@code post-12.html} */
        STATIC,
        /** {@code post/12} */
        FOLDER,
        /** {@code category/12.html} */
        CATEGORY
    }

    /** The key of every blog, unless a test takes another. */
    public static final String API_KEY = "0123456789abcdef0123456789abcdef";

    /** The owner's name and password for the login. */
    public static final String USER = "admin";

    public static final String PASSWORD = "secret";

    /** The zone that dates are printed in. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private String name = "My Blog";
    private String description = "";
    private String path = "/";
    private boolean apiOpen = true;
    private String apiKey = API_KEY;
    private UrlMode urlMode = UrlMode.DYNAMIC;
    private boolean sampleUrls;
    private int homePage;
    private boolean commentForms = true;
    private boolean aliases;
    private boolean unstableTies;
    private int listCount = 10;
    private int feedCount = 10;
    private boolean feedCut;

    Options() {}

    Options copy() {
        Options copy = new Options();
        copy.name = name;
        copy.description = description;
        copy.path = path;
        copy.apiOpen = apiOpen;
        copy.homePage = homePage;
        copy.commentForms = commentForms;
        copy.apiKey = apiKey;
        copy.urlMode = urlMode;
        copy.sampleUrls = sampleUrls;
        copy.aliases = aliases;
        copy.unstableTies = unstableTies;
        copy.listCount = listCount;
        copy.feedCount = feedCount;
        copy.feedCut = feedCut;
        return copy;
    }

    public Options name(String value) {
        name = value;
        return this;
    }

    public Options description(String value) {
        description = value;
        return this;
    }

    /** The folder that the blog is installed in, with a slash at both ends. */
    public Options path(String value) {
        path = value;
        return this;
    }

    public Options apiOpen(boolean value) {
        apiOpen = value;
        return this;
    }

    public Options apiKey(String value) {
        apiKey = value;
        return this;
    }

    public Options urlMode(UrlMode value) {
        urlMode = value;
        return this;
    }

    /** The standalone page that is the home, whose list is then at {@code posts}; 0 for the list itself. */
    public Options homePage(int id) {
        homePage = id;
        return this;
    }

    /** {@code 12.html} for {@code post-12.html}, {@code 12} for {@code post/12}. */
    public Options sampleUrls(boolean value) {
        sampleUrls = value;
        return this;
    }

    /** Whether articles with an alias have it as their address; off by default, as in emlog. */
    public Options aliases(boolean value) {
        aliases = value;
        return this;
    }

    /**
     * Whether articles of the same second come in another order on every page, which emlog's queries without a
     * tie-breaker allow its database.
     */
    public Options unstableTies(boolean value) {
        unstableTies = value;
        return this;
    }

    /** Articles a page where the request names no {@code count}. */
    public Options listCount(int value) {
        listCount = value;
        return this;
    }

    public Options feedCount(int value) {
        feedCount = value;
        return this;
    }

    /** Whether the feed has only the beginning of each text, with a link to the article. */
    public Options feedCut(boolean value) {
        feedCut = value;
        return this;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public String path() {
        return path;
    }

    public boolean apiOpen() {
        return apiOpen;
    }

    public String apiKey() {
        return apiKey;
    }

    public UrlMode urlMode() {
        return urlMode;
    }

    /** Whether pages have a form for comments. */
    public Options commentForms(boolean value) {
        commentForms = value;
        return this;
    }

    public boolean commentForms() {
        return commentForms;
    }

    public int homePage() {
        return homePage;
    }

    public boolean sampleUrls() {
        return sampleUrls;
    }

    public boolean aliases() {
        return aliases;
    }

    public boolean unstableTies() {
        return unstableTies;
    }

    public int listCount() {
        return listCount;
    }

    public boolean feedCut() {
        return feedCut;
    }

    public int feedCount() {
        return feedCount;
    }
}
