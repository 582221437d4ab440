package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.PrivateFolder;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.GuardedText;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Losses that may be a fault of the blog: its only note, category, link or menu entry, or the text of an article or a page.
 * The archive keeps such a thing, and the run reports it, unless the owner says that it is gone ({@code --force}).
 */
record DoubtfulLosses(CrawlContext context) {

    /**
     * Whether the archive keeps the only thing of a kind although the blog no longer shows it. It goes in a later night.
     *
     * @param known how many things of that kind the archive has
     * @param gone keys of the missing ones
     */
    boolean keepsOnly(CountedKind kind, int known, List<String> gone) {
        boolean keeps = known == 1
                && gone.size() == 1
                && !isForced()
                && !context.memory().singles().missedBefore(kind, gone.get(0), context.now());
        if (keeps) {
            context.problems()
                    .add(
                            "the only " + kind.word() + " is missing from the blog",
                            context.base(),
                            "it stays until a run in another night misses it, too; build --force removes it at once");
        }
        return keeps;
    }

    /**
     * Whether the archive keeps a text although the blog shows none any more. The guard counts the texts that it does not
     * keep.
     *
     * @param kind {@link CountedKind#TEXTS} or {@link CountedKind#TEXTS_OF_PAGES}
     * @param before what is archived, if anything is
     */
    boolean keepsText(CountedKind kind, Optional<GuardedText> before, GuardedText now) {
        if (before.isEmpty()) {
            return false;
        }
        boolean keeps = keepsText(now.id(), before.get().body(), now.body());
        context.guard().compare(kind, before.get(), now, !keeps);
        return keeps;
    }

    /** The same of a text that is protected now, which the guard does not count: it must not stay public. */
    boolean keepsText(int id, Body before, Body now) {
        boolean keeps = now.content().isBlank() && !before.content().isBlank() && !isForced();
        if (keeps) {
            context.problems()
                    .add(
                            "an article or page has no text any more",
                            context.where(id),
                            "the archived text stays; if it is meant to be empty, run build --force");
        }
        return keeps;
    }

    /** The same of a text in {@code private/}, which is read only if the blog shows none. */
    boolean keepsPrivate(CountedKind kind, GuardedText now) throws IOException {
        return now.body().content().isBlank() && keepsText(kind, privateText(kind, now.id()), now);
    }

    private Optional<GuardedText> privateText(CountedKind kind, int id) throws IOException {
        PrivateFolder folder = context.archive().privateFolder();
        return kind == CountedKind.TEXTS
                ? folder.article(id).map(GuardedText::of)
                : folder.page(id).map(GuardedText::of);
    }

    private boolean isForced() {
        return context.config().run().force();
    }
}
