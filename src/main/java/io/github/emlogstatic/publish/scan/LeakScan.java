package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.publish.target.SiteFiles;
import io.github.emlogstatic.publish.target.SiteFiles.PublishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches the site for what must not be published: the configured key and passwords, and passages of texts that the
 * archive keeps private. Works on bytes, because a site may be large.
 *
 * <p>The passages of a text are its three longest pieces of at least 24 bytes, anywhere in a file. A shorter text is
 * represented by its longest piece of at least 8 bytes, but only between tags or quotes. Comments on a protected article
 * count from 60 bytes on. A shorter text could be any ordinary phrase.
 *
 * <p>A passage that also occurs in a public article is still reported, because a leak looks exactly like that. There are
 * two exceptions. A withdrawn text may occur in an article with the same title: that article was published again. And an
 * owner who quotes a protected text, or ends all articles with the same lines, can allow a passage by its number
 * ({@code publish.allowedPassages}).
 */
public final class LeakScan {

    /** Shorter secrets may be ordinary words, which would be found everywhere. */
    private static final int SHORTEST_SECRET = 6;

    private final TermSearch terms;
    private final PrivateTexts texts;

    private record Leak(String path, SearchTerm term) {}

    private LeakScan(TermSearch terms, PrivateTexts texts) {
        this.terms = terms;
        this.texts = texts;
    }

    /** @param allowed numbers of passages that are not secret */
    public static LeakScan of(BlogConfig blog, Set<String> allowed, Archive archive) throws IOException {
        List<SearchTerm> terms = new ArrayList<>();
        blog.access().apiKey().ifPresent(key -> add(terms, "the blog's key", key));
        blog.access().password().ifPresent(password -> add(terms, "the password of blog.user", password));
        blog.articlePasswords().forEach((id, password) -> add(terms, "the password of article " + id, password));
        PrivateTexts texts = PrivateTexts.of(archive);
        texts.terms().stream().filter(term -> !allowed.contains(term.number())).forEach(terms::add);
        return new LeakScan(new TermSearch(terms), texts);
    }

    private static void add(List<SearchTerm> terms, String what, Secret secret) {
        if (secret.value().length() >= SHORTEST_SECRET) {
            terms.addAll(SearchTerm.secret(what, secret.value()));
        }
    }

    /** Describes the first leak, in the order of paths; empty if there is none. */
    public Optional<String> find(SiteFiles site) throws IOException {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        for (Leak leak : leaks(site)) {
            if (!texts.isPublishedAgain(leak.term())) {
                return Optional.of(leak.path() + " contains " + leak.term().what());
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

    private Stream<Leak> leaks(PublishedFile file) {
        try {
            return FileTexts.of(file.file())
                    .flatMap(text -> terms.in(text).stream())
                    .distinct()
                    .map(term -> new Leak(file.path(), term));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
