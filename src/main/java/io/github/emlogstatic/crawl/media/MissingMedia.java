package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.address.BlogFile;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.MediaState;
import io.github.emlogstatic.crawl.state.MediaState.Missing;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.run.Problem.FileReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Keeps and reports the files that texts refer to and that could not be fetched. Each is asked for again, at growing
 * intervals. Safe for several threads.
 */
final class MissingMedia {

    /** After so long without an answer, one file no longer keeps all others from being published. */
    private static final Duration HOLDING = Duration.ofDays(3);

    private final CrawlContext context;
    private final FileSource files;
    private final References references;
    private final Map<String, Missing> missing;

    MissingMedia(CrawlContext context, KnownMedia known, FileSource files, References references) {
        this.context = context;
        this.files = files;
        this.references = references;
        this.missing = known.missing();
    }

    /**
     * Whether the text that was reported to show a missing file is gone, or was read in this run and no longer shows
     * it. Only after reading all texts is it known whether another one shows the file.
     */
    boolean isNoLongerShown() {
        return missing.entrySet().stream().anyMatch(one -> isNoLongerShown(one.getKey(), one.getValue()));
    }

    private boolean isNoLongerShown(String path, Missing known) {
        return known.reason()
                .shownIn()
                .filter(text -> isGone(text) || references.holds(text) && !references.refersTo(path))
                .isPresent();
    }

    /** Whether the archive lacks this text, such as {@code article 12} or {@code page 3}. */
    private boolean isGone(String text) {
        return !context.archive().holds(text.replace("article ", "articles/").replace("page ", "pages/") + ".json");
    }

    /** Forgets files that nothing refers to, and names a text that shows each of the others. */
    void retain(SortedSet<String> referred) {
        missing.keySet().retainAll(referred);
        missing.replaceAll((path, known) -> {
            FileReason why = new FileReason(known.reason().what(), references.shownIn(path));
            return new Missing(known.tries(), known.next(), why.toString());
        });
    }

    /** Forgets external images if they are no longer copied. */
    void forgetExternal() {
        missing.keySet()
                .removeIf(path ->
                        MediaPath.isExternal(path) && !context.config().media().copiesExternal());
    }

    /** Notes that a file could not be fetched. One to which its server gave no answer stays due since the first time. */
    void add(String path, Reason reason, String why) {
        Instant now = context.now();
        Missing before = missing.getOrDefault(path, new Missing(0, now, ""));
        Instant due = before.next().isAfter(now) ? now : before.next();
        Missing untried = new Missing(before.tries(), due, why(path, why));
        int tries = before.tries() + 1;
        boolean unanswered = reason == Reason.UNREACHABLE && !MediaPath.isExternal(path);
        missing.put(
                path,
                unanswered || untried.isNotAsked()
                        ? untried
                        : new Missing(tries, now.plus(wait(tries)), untried.why()));
    }

    /** The reason, without the address that the problem already names, and with the article that shows the file. */
    private String why(String path, String why) {
        String address = MediaPath.address(path, context.base()) + " ";
        String what = why.startsWith(address) ? why.substring(address.length()) : why;
        Optional<Missing> before = Optional.ofNullable(missing.get(path));
        Optional<String> text = references
                .shownIn(path)
                .or(() -> before.flatMap(known -> known.reason().shownIn()));
        return new FileReason(what, text).toString();
    }

    /** How long to wait before the file is asked for again: twice as long each time. */
    private static Duration wait(int tries) {
        Duration wait = Duration.ofDays(1L << Math.min(tries - 1, 6));
        return wait.compareTo(MediaState.LONGEST_WAIT) < 0 ? wait : MediaState.LONGEST_WAIT;
    }

    void report() {
        int beyondCopy = 0;
        for (Map.Entry<String, Missing> file : missing.entrySet()) {
            if (isBeyondCopy(file.getKey())) {
                beyondCopy++;
            } else {
                report(file.getKey(), file.getValue());
            }
        }
        if (beyondCopy > 0) {
            context.problems()
                    .addLasting(
                            "files beside the uploads are not in the copy",
                            context.base(),
                            beyondCopy
                                    + " of them; name a copy of the whole directory of emlog with --uploads, or, if the"
                                    + " blog still answers, its address with blog.url");
        }
    }

    /**
     * Whether the file cannot be fetched in this run: it is no upload, so a copy of the uploads does not have it, and
     * there is no server to ask.
     */
    private boolean isBeyondCopy(String path) {
        return BlogFile.isInArchive(path) && !files.mayGive(Uploads.address(path));
    }

    /** Whether its server has given no answer for so long that the crawl counts as complete without the file. */
    private boolean isGivenUp(String path, Missing known) {
        return !MediaPath.isExternal(path) && !known.next().plus(HOLDING).isAfter(context.now());
    }

    /** Reports a file. The crawl is incomplete only if the file is likely to be there the next time. */
    private void report(String path, Missing known) {
        String why = known.isNotAsked() ? known.reason().what() : known.why(); // many become one problem
        String address = MediaPath.address(path, context.base());
        if (isGivenUp(path, known) && context.config().media().download()) {
            context.problems()
                    .addLasting(
                            "the site no longer waits for an upload",
                            address,
                            "its server has given no answer for three days; links to it lead to the blog");
        }
        if (MediaPath.isExternal(path)) {
            context.problems().addLasting("image at another host is missing", path, why);
        } else if (known.next().isAfter(context.now()) || isGivenUp(path, known)) {
            context.problems().addLasting("upload is missing", address, why);
        } else {
            context.problems().missedLasting("upload is missing", address, why);
        }
    }
}
