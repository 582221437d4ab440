package io.github.emlogstatic.emlog.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A documented call of emlog, as far as a request needs to know it. The parameters are those of 2.6.27
 * ({@code include/controller/api_controller.php} and {@code log_controller.php}, {@code admin/account.php} and
 * {@code blogger.php}).
 *
 * @param name emlog's own name of the method or the action: {@code article_list}
 * @param kind where the call goes, and whether it changes the blog
 * @param access who may call it
 * @param required names of parameters without which emlog refuses the call
 * @param optional names of the other parameters
 * @param since the first version of emlog pro that has it
 * @param purpose what the method is for, in a few words
 */
public record ApiMethod(
        String name,
        Kind kind,
        Access access,
        List<String> required,
        List<String> optional,
        String since,
        String purpose) {

    /** The address that a call goes to, and whether it changes the blog. A call that changes the blog is sent once. */
    public enum Kind {
        /** {@code GET ?rest-api=…}: changes nothing. */
        READ("", "rest-api"),
        /** {@code POST ?rest-api=…}: changes the blog. */
        WRITE("", "rest-api"),
        /** {@code POST ?action=…}, the form that visitors of the blog use: changes the blog. */
        FORM("", "action"),
        /** {@code POST admin/account.php?action=…}, for a visitor who is not signed in: changes an account or a session. */
        ACCOUNT("admin/account.php", "action"),
        /**
         * {@code POST admin/blogger.php?action=…}, for a user who is signed in: changes the account of that user. emlog
         * wants the session and the token of that page.
         */
        PROFILE("admin/blogger.php", "action");

        private final String path;
        private final String parameter;

        Kind(String path, String parameter) {
            this.path = path;
            this.parameter = parameter;
        }

        /** The page that answers, relative to the blog's base. */
        public String path() {
            return path;
        }

        /** The parameter of the address that names the method. */
        public String parameter() {
            return parameter;
        }
    }

    /** Who may call a method. */
    public enum Access {
        /** Anyone may call it if the API is open. */
        ANYONE,
        /** The caller needs the key or the owner's login. */
        KEY_OR_LOGIN,
        /** The caller needs the key. */
        KEY,
        /** The caller must be signed in. */
        LOGIN
    }

    private static final Set<String> FILES = Set.of("file", "image");

    private static final Set<String> LISTS = Set.of("field_keys", "field_values");

    private static final Set<String> SECRETS =
            Set.of("password", "pw", "passwd", "repasswd", "new_passwd", "new_passwd2", "mail_code", "token");

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
            read("sort_list", Access.ANYONE, "", "", "1.5.0", "categories of the blog"),
            read("comment_list", Access.ANYONE, "id", "page", "2.2.8", "comments with mails and addresses of visitors"),
            read("comment_list_simple", Access.ANYONE, "id", "", "2.3.18", "comments of an article"),
            read("like_list", Access.ANYONE, "id", "", "2.3.18", "likes of an article"),
            read("note_list", Access.KEY_OR_LOGIN, "", "page count author_uid", "2.1.7", "notes of the blog"),
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
                            + " template auto_cover field_keys field_values",
                    "1.3.0",
                    "writes an article"),
            write(
                    "article_update",
                    Access.KEY_OR_LOGIN,
                    "id title",
                    "content excerpt author_uid post_date sort_id tags cover draft field_keys field_values",
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
            form("addlike", "gid", "name avatar", "2.3.18", "likes an article"),
            form("dislike", "gid", "name avatar", "2.6.17", "dislikes an article"),
            account("dosignin", "user pw", "persist login_code", "2.0.0", "signs in; keep the login with --session"),
            account(
                    "dosignup",
                    "mail passwd repasswd",
                    "login_code mail_code",
                    "2.0.0",
                    "makes an account, where the blog lets visitors do so"),
            account("send_email_code", "mail", "", "2.0.0", "mails a code for dosignup or change_email"),
            account(
                    "doreset",
                    "mail",
                    "login_code",
                    "2.0.3",
                    "first step of a new password: mails a code; keep the session with --session"),
            account(
                    "doreset2",
                    "mail_code passwd repasswd",
                    "",
                    "2.0.3",
                    "second step of a new password, in the session of the first"),
            profile("update", "name username description", "2.2.1", "changes one's name, login name and description"),
            profile("change_password", "new_passwd new_passwd2", "2.3.4", "changes one's password"),
            profile(
                    "change_email",
                    "email mail_code",
                    "2.3.9",
                    "changes one's mail, in the session of send_email_code"),
            profile("update_avatar", "image", "2.1.11", "uploads one's picture"));

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

    private static ApiMethod account(String name, String required, String optional, String since, String purpose) {
        return new ApiMethod(name, Kind.ACCOUNT, Access.ANYONE, words(required), words(optional), since, purpose);
    }

    private static ApiMethod profile(String name, String required, String since, String purpose) {
        return new ApiMethod(name, Kind.PROFILE, Access.LOGIN, words(required), List.of(), since, purpose);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    public static Optional<ApiMethod> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    /** Whether that parameter is a file that is sent as it is. */
    public static boolean isFile(String parameter) {
        return FILES.contains(parameter);
    }

    /** Whether that parameter may be given several times. */
    public static boolean isList(String parameter) {
        return LISTS.contains(parameter);
    }

    /** Whether the value of that parameter is never printed. */
    public static boolean isSecret(String parameter) {
        return SECRETS.contains(parameter);
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
