package io.github.emlogstatic.publish;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Secret;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.publish.SiteFiles.SiteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for what must not be published: the configured key and passwords, and passages of articles that the archive
 * keeps private. It works with bytes, since a site may be large.
 */
final class LeakScan {

    /** Shorter secrets are words of the language, and would be found everywhere. */
    private static final int SHORTEST_SECRET = 6;

    private final List<Needle> needles;

    /**
     * @param what it is, in words that give nothing away
     * @param bytes what to look for, a character a byte
     */
    private record Needle(String what, String bytes) {}

    private LeakScan(List<Needle> needles) {
        this.needles = needles;
    }

    static LeakScan of(BlogConfig blog, Archive archive) throws IOException {
        List<Needle> needles = new ArrayList<>();
        blog.apiKey().ifPresent(key -> add(needles, "the blog's key", key));
        blog.password().ifPresent(password -> add(needles, "the password of blog.user", password));
        blog.articlePasswords().forEach((id, password) -> add(needles, "the password of article " + id, password));
        needles.addAll(passages(archive));
        return new LeakScan(needles);
    }

    private static List<Needle> passages(Archive archive) throws IOException {
        List<Needle> passages = new ArrayList<>();
        for (int id : archive.hidden().articleIds()) {
            Optional<ArchivedArticle> hidden = archive.hidden().article(id);
            if (hidden.isPresent() && !isPublic(archive, id)) {
                for (String passage : Passages.of(hidden.get().body())) {
                    passages.add(new Needle("the text of article " + id + ", which is not public", latin(passage)));
                }
            }
        }
        return passages.isEmpty() ? passages : withoutWhatOthersSay(passages, archive);
    }

    /** A motto or a quotation that stands in public articles too gives nothing away. */
    private static List<Needle> withoutWhatOthersSay(List<Needle> passages, Archive archive) throws IOException {
        List<Needle> left = new ArrayList<>(passages);
        for (String path : archive.index().keySet()) {
            if (path.endsWith(".json") && !path.startsWith("private/")) {
                String said = Files.readString(archive.file(path), StandardCharsets.ISO_8859_1);
                left.removeIf(passage -> said.contains(passage.bytes()));
            }
        }
        return left;
    }

    private static void add(List<Needle> needles, String what, Secret secret) {
        if (secret.value().length() >= SHORTEST_SECRET) {
            needles.add(new Needle(what, latin(secret.value())));
        }
    }

    private static boolean isPublic(Archive archive, int id) throws IOException {
        return archive.article(id)
                .map(ArchivedArticle::body)
                .filter(body -> !body.equals(Body.EMPTY))
                .isPresent();
    }

    /** What the first file that gives something away gives away; empty where none does. */
    Optional<String> find(SiteFiles site) throws IOException {
        if (needles.isEmpty()) {
            return Optional.empty();
        }
        try {
            return site.files().parallelStream()
                    .map(this::leak)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<String> leak(SiteFile file) {
        try {
            List<String> texts = Texts.of(file.file());
            return needles.stream()
                    .filter(needle -> texts.stream().anyMatch(text -> text.contains(needle.bytes())))
                    .map(needle -> file.path() + " holds " + needle.what())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
