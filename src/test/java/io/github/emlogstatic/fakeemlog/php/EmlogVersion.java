package io.github.emlogstatic.fakeemlog.php;

/**
 * The versions of emlog pro that the tests' emlog can answer as. Each difference is one predicate; the facts were read
 * from emlog's own source at those versions. A predicate is about the versions of this list alone: what changed between
 * two of them counts for the later one.
 */
public enum EmlogVersion {
    V1_9_0,
    V2_1_10,
    V2_2_9,
    V2_3_9,
    V2_4_2,
    V2_5_5,
    V2_6_27;

    /** The version that answers unless a test asks for another. */
    public static final EmlogVersion NEWEST = V2_6_27;

    private boolean since(EmlogVersion first) {
        return compareTo(first) >= 0;
    }

    /** {@code page}, {@code total_pages} and {@code has_more} in the list of articles, since 2.5.8. */
    public boolean countsPages() {
        return since(V2_6_27);
    }

    /** A closed API still gives the list of articles, since 2.5.8. */
    public boolean alwaysListsArticles() {
        return since(V2_6_27);
    }

    /** {@code need_pwd} in the list of articles, since 2.3.17. */
    public boolean saysNeedPassword() {
        return since(V2_4_2);
    }

    /** {@code description_raw}, {@code content_raw}, {@code excerpt_raw} and {@code parent_id}, since 2.4.0. */
    public boolean givesSources() {
        return since(V2_4_2);
    }

    /** {@code like_count} and {@code fields}, and the author's avatar in the detail, since 2.3.12 to 2.3.18. */
    public boolean givesLikesAndFields() {
        return since(V2_4_2);
    }

    /** {@code dislike_count} and {@code collect_count}; the author's avatar in lists and notes; a note's IP. */
    public boolean givesVotesAndAvatars() {
        return since(V2_6_27);
    }

    /** {@code user_detail}, since 2.3.15. */
    public boolean describesUsers() {
        return since(V2_4_2);
    }

    /** {@code excerpt} in the detail. */
    public boolean givesExcerpts() {
        return since(V2_1_10);
    }

    /** Everything in {@code [square brackets]} is cut from descriptions, since 2.6.7. */
    public boolean cutsShortcodes() {
        return since(V2_6_27);
    }

    /** Lists show what is pinned in its category before the rest, and can be ordered by {@code order}. */
    public boolean ordersByCategoryTop() {
        return since(V2_2_9);
    }

    /** {@code sort_id} includes child categories, and an unknown one is an SQL error. */
    public boolean filtersByCategoryTree() {
        return since(V2_6_27);
    }

    /** Categories have keywords ({@code kw}). */
    public boolean describesCategories() {
        return since(V2_2_9);
    }

    /** Categories have a picture ({@code sortimg}). */
    public boolean illustratesCategories() {
        return since(V2_3_9);
    }

    /** A category begins with its {@code sid}, by which the list is then sorted, and ends with {@code page_count}. */
    public boolean identifiesCategoriesFirst() {
        return since(V2_6_27);
    }

    /** An invalid number reads as the default, not as 0. */
    public boolean validatesNumbers() {
        return since(V2_6_27);
    }

    /** {@code tag} and {@code keyword} are decoded once; before, twice: {@code C%2B%2B} is then an unknown tag. */
    public boolean decodesOnce() {
        return since(V2_6_27);
    }

    /** The detail of a protected article is refused without its password; 1.9.0 hands it out. */
    public boolean protectsDetails() {
        return since(V2_1_10);
    }

    /** The detail of a protected article is answered with its password, since 2.3.17. */
    public boolean acceptsPasswords() {
        return since(V2_4_2);
    }

    /** An unknown id is an error; before, it is {@code "article":""} with status 200. */
    public boolean refusesUnknownIds() {
        return since(V2_4_2);
    }

    /** Each detail adds 1 to the article's views, since 2.5.1. */
    public boolean countsViews() {
        return since(V2_5_5);
    }

    /** The lists of pages show articles with a date in the future, before about 2.0. */
    public boolean listsScheduled() {
        return !since(V2_1_10);
    }

    /** {@code note_list}. */
    public boolean hasNotes() {
        return since(V2_1_10);
    }

    /** Notes have an id and a source, since 2.2.6. */
    public boolean identifiesNotes() {
        return since(V2_2_9);
    }

    /** Pinned notes come first. */
    public boolean pinsNotes() {
        return since(V2_6_27);
    }

    /** The signature is read from the form as well as from the query. */
    public boolean signsInForms() {
        return since(V2_2_9);
    }

    /** {@code api_key} is accepted; its errors are called {@code auth error}, not {@code sign error}. */
    public boolean acceptsKeys() {
        return since(V2_4_2);
    }

    /** {@code comment_list} (v1), since 2.2.8. */
    public boolean hasComments() {
        return since(V2_2_9);
    }

    /** {@code comment_list_simple} (v2) and {@code like_list}, since 2.3.18; comments have avatars. */
    public boolean hasSimpleComments() {
        return since(V2_4_2);
    }

    /** {@code comment_list} without an id is an error; before, it gives the comments of the whole blog. */
    public boolean refusesCommentsWithoutId() {
        return since(V2_4_2);
    }

    /** {@code like_count} and {@code content_text} of comments, and UBB in them. */
    public boolean givesCommentLikes() {
        return since(V2_6_27);
    }

    /** Dates of comments, likes and notes are relative up to five years; before, up to a day. */
    boolean keepsDatesRelative() {
        return since(V2_5_5);
    }

    /** No avatar is {@code avatar.svg} for authors too; before, it is the blog's own address. */
    public boolean hasDefaultAvatar() {
        return since(V2_6_27);
    }

    /** The feed's text is cut clean of control characters. */
    public boolean cleansFeeds() {
        return since(V2_6_27);
    }

    /** The feed names the author as {@code dc:creator} and its own address as {@code atom:link}. */
    public boolean namespacesFeeds() {
        return since(V2_1_10);
    }
}
