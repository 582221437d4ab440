package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.DraftFolder;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.ArchivedText;
import io.github.emlogstatic.files.Hmac;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The passages of all texts that an archive keeps private. For one thread.
 *
 * <p>The number of a passage is a keyed hash, because a short text could be guessed from a plain one.
 */
final class PrivateTexts {

    /** In bytes. A shorter text could be any ordinary phrase. */
    private static final int SHORTEST_TEXT = 8;

    /** In bytes. Visitors write the same short comments everywhere. */
    private static final int SHORTEST_COMMENT = 60;

    private static final int DIGITS = 8;

    private final Archive archive;
    private final List<ForbiddenText> forbidden = new ArrayList<>();
    private final Map<String, List<Integer>> heads = new HashMap<>();
    private boolean read;

    private PrivateTexts(Archive archive) {
        this.archive = archive;
    }

    static PrivateTexts of(Archive archive) throws IOException {
        PrivateTexts texts = new PrivateTexts(archive);
        for (int id : archive.privateFolder().articleIds()) {
            texts.article(id);
        }
        for (int id : archive.privateFolder().pageIds()) {
            texts.page(id);
        }
        texts.drafts();
        return texts;
    }

    List<ForbiddenText> forbidden() {
        return List.copyOf(forbidden);
    }

    private void article(int id) throws IOException {
        Optional<ArchivedArticle> kept = archive.privateFolder().article(id);
        Optional<ArchivedArticle> shown = archive.article(id);
        if (kept.isEmpty() || shown.filter(ArchivedArticle::hasText).isPresent()) {
            return;
        }
        addPassages("article " + id, id, kept.get().body());
        for (Comment comment : shown.isPresent() ? archive.privateFolder().comments(id) : List.<Comment>of()) {
            comment("article " + id, id, comment);
        }
    }

    private void page(int id) throws IOException {
        Optional<ArchivedPage> kept = archive.privateFolder().page(id);
        if (kept.isPresent() && archive.page(id).isEmpty()) {
            addPassages("page " + id, id, kept.get().body());
        }
    }

    private void drafts() throws IOException {
        DraftFolder drafts = archive.drafts();
        for (int id : drafts.articleIds()) {
            Optional<ArchivedArticle> draft = drafts.article(id);
            if (draft.isPresent() && !archive.isPublic(id)) {
                addPassages("draft " + id, id, draft.get().body());
            }
        }
        for (int id : drafts.pageIds()) {
            Optional<ArchivedPage> draft = drafts.page(id);
            if (draft.isPresent() && !archive.isPublic(id)) {
                addPassages("the hidden page " + id, id, draft.get().body());
            }
        }
        for (int id : drafts.commentedIds()) {
            for (PrivateComment one : drafts.comments(id)) {
                comment("article " + id, id, one.comment());
            }
        }
        for (Note note : drafts.notes()) {
            addPassages("the private note " + note.id(), 0, new Body(note.content(), note.contentSource(), "", ""));
        }
    }

    private void addPassages(String what, int id, Body body) throws IOException {
        byte[] key =
                archive.privateFolder().key().orElseGet(() -> body.toString().getBytes(StandardCharsets.UTF_8));
        fields(body)
                .flatMap(field -> Passages.of(field, SHORTEST_TEXT).stream())
                .distinct()
                .forEach(passage -> forbid("the text of " + what, id, passage, key));
    }

    private void comment(String what, int id, Comment comment) throws IOException {
        byte[] key =
                archive.privateFolder().key().orElseGet(() -> comment.toString().getBytes(StandardCharsets.UTF_8));
        Passages.of(comment.content(), SHORTEST_COMMENT)
                .forEach(passage -> forbid("a comment on " + what, id, passage, key));
        for (Comment reply : comment.children()) {
            comment(what, id, reply);
        }
    }

    private void forbid(String what, int id, String passage, byte[] key) {
        String number = number(passage, key);
        boolean whole = Passages.bytes(passage) < Passages.SHORTEST;
        forbidden.add(new ForbiddenText(
                what + ", which is not public (passage " + number + ")", FileTexts.latin(passage), whole, number, id));
    }

    private static String number(String passage, byte[] key) {
        return HexFormat.of().formatHex(Hmac.of(key, passage)).substring(0, DIGITS);
    }

    /**
     * Whether the owner has published a withdrawn text again: an article or page with the same title or date contains it.
     * Under another title and another date the text would count as a leak.
     */
    boolean isPublishedAgain(ForbiddenText text) throws IOException {
        List<String> withdrawn = withdrawnHead(text.owner());
        if (withdrawn.isEmpty()) {
            return false;
        }
        readHeads();
        for (String one : withdrawn) {
            for (int id : heads.getOrDefault(one, List.of())) {
                if (fields(body(id)).anyMatch(field -> FileTexts.latin(field).contains(text.bytes()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Body body(int id) throws IOException {
        Optional<ArchivedArticle> article = archive.article(id);
        return article.isPresent()
                ? article.get().body()
                : archive.page(id).map(ArchivedPage::body).orElse(Body.EMPTY);
    }

    private static Stream<String> fields(Body body) {
        return Stream.of(body.content(), body.excerpt(), body.contentSource(), body.excerptSource());
    }

    /** The title and the date of a withdrawn article or page; empty if it is protected instead. */
    private List<String> withdrawnHead(int id) throws IOException {
        if (id == 0 || archive.hasArticle(id)) {
            return List.of();
        }
        Optional<ArchivedArticle> article = archive.privateFolder().article(id);
        Optional<ArchivedArticle> known =
                article.isPresent() ? article : archive.drafts().article(id);
        Optional<? extends ArchivedText> text =
                known.isPresent() ? known : archive.privateFolder().page(id);
        return text.isPresent() ? head(text.get().article()) : List.of();
    }

    private void readHeads() throws IOException {
        if (read) {
            return;
        }
        read = true;
        for (int id : archive.articleIds()) {
            archive.article(id).ifPresent(known -> addHead(head(known.article()), id));
        }
        archive.pages().forEach(page -> addHead(head(page.asArticle()), page.id()));
    }

    private static List<String> head(Article article) {
        String date = article.date().toString();
        return article.title().isEmpty() ? List.of(date) : List.of(article.title(), date);
    }

    private void addHead(List<String> head, int id) {
        head.forEach(one -> heads.computeIfAbsent(one, any -> new ArrayList<>()).add(id));
    }
}
