package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.discussion.CommentThreads;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies the pictures of commenters, if that is configured. The file names are hashes of the pictures. The addresses of
 * the pictures are never written anywhere, because most of them contain a hash of a mail address. Each picture is asked
 * for once, and never again for a comment that has one. Safe for several threads.
 */
public final class AvatarFetch {

    private static final String FILE = "avatars.json";
    private static final long MOST_BYTES = 1 << 20;
    private static final int DIGITS = 16;

    private final CrawlContext context;
    private final FileSource files;
    private final Archive archive;
    private final Map<Avatar, String> paths = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param hosts hosts that failed to give a picture and have given none since */
    private record Failing(List<String> hosts) {}

    public AvatarFetch(CrawlContext context, FileSource files) {
        this.context = context;
        this.files = files;
        this.archive = context.archive();
        archive.state().read(FILE, Failing.class).ifPresent(known -> failing.addAll(known.hosts()));
    }

    /** Returns the comments with the paths of their pictures. */
    public List<Comment> in(ShownComments shown, List<Comment> known) throws IOException {
        if (!context.config().media().copiesAvatars()) {
            return shown.threads();
        }
        try {
            return placed(shown.threads(), shown.avatars(), CommentThreads.byId(known));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Comment> placed(List<Comment> comments, Map<Integer, Avatar> avatars, Map<Integer, Comment> known) {
        return comments.stream()
                .map(comment -> comment.toBuilder()
                        .avatar(comment.avatar().isEmpty() ? path(comment, avatars, known) : comment.avatar())
                        .children(placed(comment.children(), avatars, known))
                        .build())
                .toList();
    }

    private String path(Comment comment, Map<Integer, Avatar> avatars, Map<Integer, Comment> known) {
        Avatar avatar = avatars.get(comment.id());
        if (avatar == null) {
            return "";
        }
        Optional<Comment> before = Optional.ofNullable(known.get(comment.id()))
                .filter(then -> then.author().equals(comment.author()))
                .filter(then -> then.avatar().startsWith(ExternalImages.AVATARS))
                .filter(then -> archive.holds(then.avatar()));
        if (before.isPresent() && !context.isFull()) {
            return before.get().avatar();
        }
        String path = paths.computeIfAbsent(avatar, this::fetched);
        return path.isEmpty() ? before.map(Comment::avatar).orElse("") : path;
    }

    /** Fetches a picture. A host that does not answer is asked only once in a run. */
    private String fetched(Avatar avatar) {
        if (silent.contains(avatar.host())) {
            return "";
        }
        try {
            Download download = files.avatar(avatar, archive.uploads().temporary(), MOST_BYTES);
            String path = adopted(download.file().orElseThrow(), download.ending());
            failing.remove(avatar.host());
            return path;
        } catch (EmlogException e) {
            failing.add(avatar.host());
            if (e.reason() == Reason.UNREACHABLE) {
                silent.add(avatar.host());
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String adopted(Path file, String ending) throws IOException {
        String path = ExternalImages.AVATARS + Hash.of(file).substring(0, DIGITS) + "." + ending;
        archive.uploads().moveIn(file, path);
        return path;
    }

    /** Reports and saves the failing hosts. A problem that is known from an earlier run does not count as new. */
    public void finish() throws IOException {
        if (!context.config().media().copiesAvatars()) {
            return;
        }
        for (String host : failing) {
            context.problems()
                    .addLasting(
                            "avatars are missing",
                            host,
                            "initials stand in their place; each is asked for again when its article's comments are");
        }
        if (!failing.isEmpty() || archive.state().has(FILE)) {
            archive.state().write(FILE, new Failing(List.copyOf(new TreeSet<>(failing))));
        }
    }
}
