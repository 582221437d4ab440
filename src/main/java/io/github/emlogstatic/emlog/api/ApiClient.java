package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.RelativeDate;
import io.github.emlogstatic.emlog.text.Unescape;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Like;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a blog's API. Safe for use by several threads. Every method throws {@link EmlogException} if the blog does
 * not answer what was asked for.
 */
public final class ApiClient {

    /** The start of the first entry of a list, with its id. */
    private static final Pattern ENTRY =
            Pattern.compile("\"articles\"\\s*:\\s*\\[\\s*\\{\\s*\"id\"\\s*:\\s*\"?(\\d{1,10})\\b");

    /** The list of drafts has no pages. */
    private static final int MOST_DRAFTS = 100_000;

    private final Calls calls;
    private final AddressReader addresses;
    private final ArticleReader reader;
    private final EntryReader entries;
    private final ApiVersion version;

    /** The answer that found the blog. It saves the first request for the number of articles. */
    private final AtomicReference<@Nullable Envelope> firstEntry;

    private final CommentCalls comments;
    private final boolean usesOwnAddresses;

    /** @param firstEntry the first entry of the list of articles, if the API gives a list */
    public ApiClient(Calls calls, AddressReader addresses, Optional<Envelope> firstEntry) throws EmlogException {
        this.calls = calls;
        this.addresses = addresses;
        this.reader = new ArticleReader(addresses);
        this.entries = new EntryReader(reader, addresses);
        this.version = ApiVersion.of(firstEntry);
        this.firstEntry = new AtomicReference<>(firstEntry.orElse(null));
        this.comments = new CommentCalls(calls, addresses, version.hasSimpleComments());
        this.usesOwnAddresses = firstEntry.isPresent() && usesOwnAddresses(firstEntry.get());
    }

    private boolean usesOwnAddresses(Envelope list) throws EmlogException {
        for (Fields entry : list.fields().required("articles", "article")) {
            if (!addresses.isOwn(entry.text("url"))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the blog has answered with addresses of articles, all of them below the base or an alias. */
    public boolean usesOwnAddresses() {
        return usesOwnAddresses;
    }

    public ApiVersion version() {
        return version;
    }

    /** Whether there are credentials, so that methods that need them can be called. */
    public boolean authenticated() {
        return !(calls.credentials() instanceof Credentials.None);
    }

    /** Whether somebody is signed in. */
    public boolean hasLogin() {
        return calls.credentials() instanceof Credentials.Cookie;
    }

    /** Whether there is a key, which some calls take in place of a login. */
    public boolean hasKey() {
        return calls.credentials() instanceof Credentials.Key || calls.credentials() instanceof Credentials.Signed;
    }

    /**
     * Sends any documented call, and gives the content of the answer as it came. A call that changes the blog is sent once.
     *
     * @param session whose cookies are sent, and which takes those of the answer
     */
    public JsonNode call(ApiCall call, Session session) throws EmlogException {
        return calls.send(call, session).data();
    }

    /** The address that the call would be sent to, without secrets. */
    public String preview(ApiCall call) {
        return Redaction.address(calls.address(call));
    }

    /** The exact number of public articles ({@code count=1}); empty before emlog 2.5.8, which does not give it. */
    public OptionalInt articleCount() throws EmlogException {
        Envelope first = firstEntry.getAndSet(null);
        if (first != null) {
            return page(entries.whole(first), Math.max(1, first.fields().number("page")), 1)
                    .totalPages();
        }
        ListPage newest = articles(1, 1);
        return (newest.tooLarge().isEmpty() ? newest : articles(2, 1)).totalPages();
    }

    /**
     * A page of the list of public articles.
     *
     * @param page from 1
     * @param count entries a page, at least 1
     * @throws EmlogException {@linkplain EmlogException#isTooMuch() too much} if a smaller page may succeed
     */
    public ListPage articles(int page, int count) throws EmlogException {
        return articles(page, count, (id, fingerprint) -> false);
    }

    /**
     * A page of the list, without reading what is known.
     *
     * @param known tells by id and {@linkplain ListEntry#fingerprint fingerprint} whether an earlier run has read the entry
     */
    public ListPage articles(int page, int count, BiPredicate<Integer, String> known) throws EmlogException {
        return articles(page, count, Map.of(), known);
    }

    /** The public articles with most comments. Before 2.2 emlog ignores the order and gives the newest. */
    public ListPage mostCommented(int count) throws EmlogException {
        return articles(1, count, Map.of("order", "comnum"), (id, fingerprint) -> false);
    }

    private ListPage articles(int page, int count, Map<String, String> order, BiPredicate<Integer, String> known)
            throws EmlogException {
        Map<String, String> parameters = parameters(page, count);
        parameters.putAll(order);
        try {
            Transport.Reader<EntryReader.Answer> answer = response -> entries.read(response, known);
            return again(() -> page(calls.open("article_list", parameters, answer), page, count));
        } catch (EmlogException e) {
            Matcher start = ENTRY.matcher(e.beginning());
            OptionalInt id = start.find() ? Numbers.of(start.group(1)) : OptionalInt.empty();
            if (count > 1 || id.isEmpty()) {
                throw e;
            }
            ListPage.TooLarge entry = new ListPage.TooLarge(id.getAsInt(), e.getMessage());
            return new ListPage(List.of(), Optional.of(entry), OptionalInt.empty());
        }
    }

    private static ListPage page(EntryReader.Answer answer, int page, int count) throws EmlogException {
        Fields data = answer.envelope().fields();
        List<ListEntry> entries = List.copyOf(answer.entries());
        if (!data.has("total_pages")) {
            return new ListPage(entries, Optional.empty(), OptionalInt.empty());
        }
        if (data.has("page") && data.number("page") != page || entries.size() > count) {
            throw EmlogException.other(answer.envelope().where(), "another page of the list");
        }
        int total = entries.isEmpty() && page == 1 ? 0 : data.number("total_pages");
        return new ListPage(entries, Optional.empty(), OptionalInt.of(total));
    }

    /**
     * An article or a standalone page with its whole text. Since emlog 2.5.1 each call adds a view to the owner's counter.
     * Scheduled articles are answered too, and emlog 1.9 answers protected ones without their password: neither may be
     * published.
     *
     * @param password the password of a protected article
     */
    public ArticleDetail detail(int id, Optional<Secret> password) throws EmlogException {
        return again(() -> detailOnce(id, password));
    }

    private ArticleDetail detailOnce(int id, Optional<Secret> password) throws EmlogException {
        Map<String, String> parameters = parameters("id", id);
        password.ifPresent(secret -> parameters.put("password", secret.value()));
        Envelope envelope = calls.open("article_detail", parameters);
        Fields data = envelope.fields();
        if (data.isEmptyText("article")) {
            throw noArticle(envelope);
        }
        ArticleDetail detail = reader.detail(data.object("article"));
        if (detail.article().id() != id) {
            throw EmlogException.other(
                    envelope.where(), "article " + detail.article().id());
        }
        return detail;
    }

    /** Before 2.4 emlog answers an empty text in place of an error. */
    private EmlogException noArticle(Envelope envelope) {
        return version.refusesUnknownIds()
                ? EmlogException.other(envelope.where(), "no article and no error")
                : new EmlogException(
                        Reason.NOT_FOUND, envelope.where() + " has no article; it is deleted, hidden or not published");
    }

    /** All categories, in the owner's order, parents before their children. */
    public List<Category> categories() throws EmlogException {
        return CategoryReader.read(calls.open("sort_list", Map.of()).fields(), addresses);
    }

    /**
     * The visible comments of an article or page: pinned ones first, then oldest first. emlog before 2.2.8 does not give
     * them: {@link Reason#NO_SUCH_METHOD}.
     *
     * @param counted the number of comments that the blog counts; 0 or less if that is not known
     * @param zone of the blog, for dates that are printed whole
     */
    public ShownComments comments(int id, int counted, ZoneId zone) throws EmlogException {
        return again(() -> comments.shown(id, counted, zone));
    }

    /** The likes of an article, newest first. emlog before 2.3.18 has none: {@link Reason#NO_SUCH_METHOD}. */
    public List<Like> likes(int id, ZoneId zone) throws EmlogException {
        return again(() -> {
            Envelope answer = calls.open("like_list", parameters("id", id));
            return new DiscussionReader(addresses, answer.at(), zone, id).likes(answer.fields());
        });
    }

    /**
     * Public notes, pinned ones first, then newest first; needs credentials; empty past the end. emlog also gives the
     * author's IP, which is not read.
     */
    public List<Note> notes(int page, int count, ZoneId zone) throws EmlogException {
        if (!authenticated()) {
            throw new EmlogException(
                    Reason.UNAUTHORIZED,
                    calls.base() + ": notes need a key or a login; set EMLOG_API_KEY or leave them out");
        }
        Envelope answer = calls.signed("note_list", parameters(page, count));
        List<Note> notes = new ArrayList<>();
        for (Fields entry : answer.fields().required("notes", "note")) {
            notes.add(new Note(
                    entry.number("id"), // 0 before emlog 2.2.6
                    entry.text("t"),
                    entry.text("t_raw"),
                    RelativeDate.parse(entry.text("date"), answer.at(), zone),
                    entry.number("author_id")));
        }
        return notes;
    }

    /** The ids of all drafts; needs credentials. emlog before 2.5.17 has none: {@link Reason#NO_SUCH_METHOD}. */
    public List<Integer> draftIds() throws EmlogException {
        Envelope answer = calls.signed("draft_list", parameters("count", MOST_DRAFTS));
        List<Integer> ids = new ArrayList<>();
        for (Fields draft : answer.fields().required("drafts", "draft")) {
            ids.add(draft.id("id"));
        }
        return ids;
    }

    /** A draft with its text; needs credentials. Each call adds a view to it. */
    public ArticleDetail draft(int id) throws EmlogException {
        Envelope answer = calls.signed("draft_detail", parameters("id", id));
        ArticleDetail draft = reader.draft(answer.fields().object("draft"));
        if (draft.article().id() != id) {
            throw EmlogException.other(
                    answer.where(), "draft " + draft.article().id());
        }
        return draft;
    }

    /**
     * What users say of themselves, as plain text; empty if there is no such user. Needs the key: emlog takes no login for
     * this call. emlog before 2.3.15 does not have it: {@link Reason#NO_SUCH_METHOD}.
     */
    public String userDescription(int id) throws EmlogException {
        Fields data = calls.signed("user_detail", parameters("id", id)).fields();
        return data.node().path("userinfo").isEmpty() // a list for an unknown id
                ? ""
                : escapedTwice(data.object("userinfo"), "description");
    }

    /** Who is signed in. Needs a login: emlog takes no key for this call. emlog before 2.0.2 does not have it. */
    public Author signedIn() throws EmlogException {
        Fields user = calls.signed("userinfo", Map.of()).fields().object("userinfo");
        return new Author(
                user.id("uid"),
                escapedTwice(user, "nickname"),
                addresses.avatar(user.text("avatar")),
                escapedTwice(user, "description"));
    }

    private static String escapedTwice(Fields user, String name) throws EmlogException {
        return Unescape.once(Unescape.once(user.text(name)));
    }

    /** Repeats a question once if the answer is about something else: a cache may have confused two answers. */
    private static <T> T again(Question<T> question) throws EmlogException {
        try {
            return question.ask();
        } catch (EmlogException e) {
            if (e.reason() != Reason.OTHER && e.reason() != Reason.MISCOUNTED) {
                throw e;
            }
            return question.ask();
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws EmlogException;
    }

    private static Map<String, String> parameters(String name, int value) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put(name, Integer.toString(value));
        return parameters;
    }

    private static Map<String, String> parameters(int page, int count) {
        Map<String, String> parameters = parameters("page", page);
        parameters.put("count", Integer.toString(count));
        return parameters;
    }
}
