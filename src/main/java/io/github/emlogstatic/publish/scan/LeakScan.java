package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.publish.target.SiteFiles;
import io.github.emlogstatic.publish.target.SiteFiles.PublishedFile;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Searches the site for what must not be published: keys and passwords, and passages of texts that the
 * archive keeps private. Works on bytes, because a site may be large.
 *
 * <p>The passages of a text are its three longest pieces of at least 24 bytes, anywhere in a file. A shorter text is
 * represented by its longest piece of at least 8 bytes, but only between tags, quotes or control characters. Comments on a protected article
 * count from 60 bytes on. A shorter text could be any ordinary phrase.
 *
 * <p>A passage that also occurs in a public article is still reported, because a leak looks exactly like that. There are
 * two exceptions. A withdrawn text may occur in an article with the same title or date: that article was published again. And an
 * owner who quotes a protected text, or ends all articles with the same lines, can allow a passage by its number
 * ({@code publish.allowedPassages}).
 */
public final class LeakScan {

    /** Another search might find what this one does not, so it has another number. */
    private static final String VERSION = "3";

    /** Nobody guesses a text of so many bytes. */
    private static final int UNGUESSABLE = 24;

    private final ForbiddenTexts forbidden;
    private final PrivateTexts texts;

    /** Stands in the cache of hashes at files in which no forbidden text was found; empty if it must not. */
    private final Optional<String> mark;

    private record Leak(String path, ForbiddenText text) {}

    private LeakScan(List<ForbiddenText> forbidden, PrivateTexts texts, Optional<String> mark) {
        this.forbidden = new ForbiddenTexts(forbidden);
        this.mark = mark;
        this.texts = texts;
    }

    /** @param allowed numbers of passages that are not secret */
    public static LeakScan of(List<NamedSecret> secrets, Set<String> allowed, Archive archive) throws IOException {
        List<ForbiddenText> forbidden = new ArrayList<>();
        for (NamedSecret secret : secrets) {
            if (!secret.secret().isShort()) {
                forbidden.addAll(ForbiddenText.secret(
                        secret.what(), secret.secret().value().strip()));
            }
        }
        PrivateTexts texts = PrivateTexts.of(archive);
        texts.forbidden().stream()
                .filter(text -> !allowed.contains(text.number()))
                .forEach(forbidden::add);
        return new LeakScan(
                forbidden, texts, mark(forbidden, archive.privateFolder().key()));
    }

    /**
     * A hash of all forbidden texts, kept with the hashes of files. A cache may become public, so there is none if somebody
     * could find a short password with it by trying: it must cover something that cannot be guessed and was never public.
     *
     * @param key a secret key that the archive keeps, if it has one
     */
    private static Optional<String> mark(List<ForbiddenText> forbidden, Optional<byte[]> key) {
        boolean safe = key.isPresent()
                || forbidden.stream().anyMatch(text -> text.isSecret() && isLong(text))
                || forbidden.stream().allMatch(LeakScan::isLong);
        String all = forbidden.stream().map(ForbiddenText::toString).sorted().collect(Collectors.joining("\n"));
        String secret = key.map(Hash::of).orElse("");
        return safe ? Optional.of(Hash.fingerprint(VERSION, secret, all)) : Optional.empty();
    }

    private static boolean isLong(ForbiddenText text) {
        return text.bytes().length() >= UNGUESSABLE;
    }

    /**
     * Describes the first leak, in the order of paths; empty if there is none.
     *
     * @param hashes knows the files in which an earlier run has found nothing
     */
    public Optional<String> find(SiteFiles site, HashCache hashes) throws IOException {
        if (forbidden.isEmpty()) {
            return Optional.empty();
        }
        for (Leak leak : leaks(site, hashes)) {
            if (!texts.isPublishedAgain(leak.text())) {
                return Optional.of(leak.path() + " contains " + leak.text().what());
            }
        }
        return Optional.empty();
    }

    private List<Leak> leaks(SiteFiles site, HashCache hashes) throws IOException {
        return AllThreads.map(site.files(), file -> leaks(file, hashes)).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Leak::path))
                .toList();
    }

    private List<Leak> leaks(PublishedFile file, HashCache hashes) throws IOException {
        if (mark.isPresent() && hashes.isMarked(file.path(), mark.get())) {
            return List.of();
        }
        List<Leak> leaks = FileTexts.of(file.file())
                .flatMap(text -> forbidden.in(text).stream())
                .distinct()
                .map(text -> new Leak(file.path(), text))
                .toList();
        if (mark.isPresent() && leaks.isEmpty()) {
            hashes.mark(file.path(), mark.get());
        }
        return leaks;
    }
}
