package io.github.emlogstatic.emlog.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A documented call of emlog, as far as a request needs to know it. The parameters are those of 2.6.27
 * ({@code include/controller/api_controller.php} and {@code log_controller.php}).
 *
 * @param name as it is typed: {@code article_list}
 * @param kind where the call goes, and whether it changes the blog
 * @param access who may call it
 * @param required names of parameters without which emlog refuses the call
 * @param optional names of the other parameters
 * @param since the first version of emlog pro that has it
 * @param purpose in a few words
 */
public record ApiMethod(
        String name,
        Kind kind,
        Access access,
        List<String> required,
        List<String> optional,
        String since,
        String purpose) {

    /** Where a call goes, and whether it changes the blog. */
    public enum Kind {
        /** {@code GET ?rest-api=…}: changes nothing. */
        READ,
        /** {@code POST ?rest-api=…}: changes the blog, and is sent once. */
        WRITE,
        /** {@code POST ?action=…}, the form that visitors of the blog use: changes the blog, and is sent once. */
        FORM
    }

    /** Who may call it. */
    public enum Access {
        /** Anyone, where the API is open. */
        ANYONE,
        /** Whoever has the key or the owner's login. */
        KEY_OR_LOGIN,
        /** Whoever has the key. */
        KEY,
        /** Whoever is signed in. */
        LOGIN
    }

    /** The parameter that is a file. */
    public static final String FILE = "file";

    /** All calls, reading ones first. */
    public static final List<ApiMethod> ALL = List.of(
            read(
                    "article_list",
                    Access.ANYONE,
                    "",
                    "page count sort_id uid keyword tag order",
                    "1.4.0",
                    "public articles; order: views or comnum"),
            read(
                    "article_detail",
                    Access.ANYONE,
                    "id",
                    "password",
                    "1.4.0",
                    "an article or a page with its text; adds a view"),
            read("sort_list", Access.ANYONE, "", "", "1.5.0", "categories"),
            read("comment_list", Access.ANYONE, "id", "page", "2.2.8", "comments with mails and addresses of visitors"),
            read("comment_list_simple", Access.ANYONE, "id", "", "2.3.18", "comments"),
            read("like_list", Access.ANYONE, "id", "", "2.3.18", "likes of an article"),
            read("note_list", Access.KEY_OR_LOGIN, "", "page count author_uid", "2.1.7", "notes"),
            read("draft_list", Access.KEY_OR_LOGIN, "", "count", "2.5.17", "drafts; all of them with a large count"),
            read("draft_detail", Access.KEY_OR_LOGIN, "id", "", "2.5.17", "a draft with its text; adds a view"),
            read("userinfo", Access.LOGIN, "", "", "2.0.2", "the user who is signed in"),
            read("user_detail", Access.KEY, "id", "", "2.3.15", "a user"),
            read("my_collect_list", Access.LOGIN, "", "page count", "2.6.18", "articles that the user has collected"),
            write(
                    "article_post",
                    Access.KEY_OR_LOGIN,
                    "title content",
                    "excerpt author_uid post_date sort_id tags cover draft alias top sortop allow_remark password link"
                            + " template auto_cover",
                    "1.3.0",
                    "writes an article"),
            write(
                    "article_update",
                    Access.KEY_OR_LOGIN,
                    "id title",
                    "content excerpt author_uid post_date sort_id tags cover draft",
                    "1.9.0",
                    "replaces an article; what is not given becomes empty"),
            write("note_post", Access.KEY_OR_LOGIN, "t", "private author_uid", "1.6.0", "writes a note"),
            write("upload", Access.KEY, "file", "sid author_uid", "2.1.12", "uploads a file"),
            write("unlike", Access.LOGIN, "id", "", "2.4.0", "takes a like back"),
            write("collect", Access.LOGIN, "id", "", "2.6.18", "collects an article"),
            write("uncollect", Access.LOGIN, "id", "", "2.6.18", "takes that back"),
            form(
                    "addcom",
                    "gid comname comment",
                    "pid commail comurl avatar imgcode",
                    "2.0.0",
                    "writes a comment, which may have to be let pass"),
            form("likecom", "cid", "", "2.5.9", "likes a comment"),
            form("addlike", "gid", "name avatar", "2.3.18", "likes an article"));

    public ApiMethod {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    private static ApiMethod read(
            String name, Access access, String required, String optional, String since, String purpose) {
        return new ApiMethod(name, Kind.READ, access, words(required), words(optional), since, purpose);
    }

    private static ApiMethod write(
            String name, Access access, String required, String optional, String since, String purpose) {
        return new ApiMethod(name, Kind.WRITE, access, words(required), words(optional), since, purpose);
    }

    private static ApiMethod form(String name, String required, String optional, String since, String purpose) {
        return new ApiMethod(name, Kind.FORM, Access.ANYONE, words(required), words(optional), since, purpose);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** The call of that name. */
    public static Optional<ApiMethod> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    public boolean writes() {
        return kind != Kind.READ;
    }

    /** All names of parameters, required ones first. */
    public List<String> parameters() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }
}
