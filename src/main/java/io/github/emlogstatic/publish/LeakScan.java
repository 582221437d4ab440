package io.github.emlogstatic.publish;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Secret;
import io.github.emlogstatic.publish.SiteFiles.SiteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what must not be published: the configured key and passwords, and passages of what the archive keeps private.
 * It works with bytes, since a site may be large.
 *
 * <p>The passages are the three longest pieces of each text, of 24 bytes or more, wherever they stand; of a shorter text
 * its longest piece, of 8 bytes or more, where it stands between tags or quotes; of comments on a protected article those
 * of 60 bytes or more. A still shorter text cannot be told from any word.
 *
 * <p>That a public article holds a passage too excuses nothing, since that is what a leak looks like. There are two
 * exceptions. A withdrawn text may stand in an article of the same title, which is the same one, published again. And an
 * owner who quotes a protected text, or ends each article with the same lines, allows the passage by its number
 * ({@code publish.allowedPassages}).
 */
final class LeakScan {

    /** Shorter secrets are words of the language, and would be found everywhere. */
    private static final int SHORTEST_SECRET = 6;

    private final Needles needles;
    private final PrivateTexts texts;

    private record Leak(String path, Needle needle) {}

    private LeakScan(Needles needles, PrivateTexts texts) {
        this.needles = needles;
        this.texts = texts;
    }

    /** @param allowed numbers of passages that are no secrets */
    static LeakScan of(BlogConfig blog, Set<String> allowed, Archive archive) throws IOException {
        List<Needle> needles = new ArrayList<>();
        blog.access().apiKey().ifPresent(key -> add(needles, "the blog's key", key));
        blog.access().password().ifPresent(password -> add(needles, "the password of blog.user", password));
        blog.articlePasswords().forEach((id, password) -> add(needles, "the password of article " + id, password));
        PrivateTexts texts = PrivateTexts.of(archive);
        texts.needles().stream()
                .filter(needle -> !allowed.contains(needle.number()))
                .forEach(needles::add);
        return new LeakScan(new Needles(needles), texts);
    }

    private static void add(List<Needle> needles, String what, Secret secret) {
        if (secret.value().length() >= SHORTEST_SECRET) {
            needles.addAll(Needle.secret(what, secret.value()));
        }
    }

    /** What the first file that gives something away gives away; empty where none does. */
    Optional<String> find(SiteFiles site) throws IOException {
        if (needles.isEmpty()) {
            return Optional.empty();
        }
        for (Leak leak : leaks(site)) {
            if (!texts.isPublishedAgain(leak.needle())) {
                return Optional.of(leak.path() + " holds " + leak.needle().what());
            }
        }
        return Optional.empty();
    }

    private List<Leak> leaks(SiteFiles site) throws IOException {
        try {
            return site.files().parallelStream()
                    .flatMap(this::leaks)
                    .sorted(Comparator.comparing(Leak::path))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Stream<Leak> leaks(SiteFile file) {
        try {
            return Texts.of(file.file())
                    .flatMap(text -> needles.in(text).stream())
                    .distinct()
                    .map(needle -> new Leak(file.path(), needle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
