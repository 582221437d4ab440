package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.Gone;
import io.github.emlogstatic.crawl.answer.PageAnswer.Locked;
import io.github.emlogstatic.crawl.answer.PageAnswer.Shown;
import io.github.emlogstatic.crawl.answer.PageAnswer.Unanswered;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.GuardedText;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.plan.UploadTokens;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes standalone pages as a source describes them. For one thread. */
public final class StandalonePageWriter {

    private final Map<Integer, Integer> views = new HashMap<>();
    private final CrawlContext context;
    private final Archive archive;
    private final References references;
    private final DiscussionWriter discussions;
    private final DoubtfulLosses losses;
    private int locked;
    private final Tally tally = new Tally();
    private final Set<Integer> counted = new HashSet<>();

    public StandalonePageWriter(CrawlContext context, References references, DiscussionWriter discussions) {
        this.context = context;
        this.archive = context.archive();
        this.references = references;
        this.discussions = discussions;
        this.losses = new DoubtfulLosses(context);
    }

    public Tally tally() {
        return tally;
    }

    /** The number of pages that became protected. */
    public int locked() {
        return locked;
    }

    /** Writes what an answer says. */
    void take(PageAnswer answer) throws IOException {
        if (answer instanceof Shown shown) {
            shown(shown);
        } else if (answer instanceof Locked locked) {
            lock(locked.id());
        } else if (answer instanceof Gone gone) {
            gone(gone.id(), gone.why());
        } else if (answer instanceof Unanswered unanswered && archive.hasPage(unanswered.id())) {
            context.ledger().updatePage(unanswered.id(), ArticleState::unanswered);
        }
    }

    /** The views of the pages that this run has read, by id. */
    public Map<Integer, Integer> views() {
        return Map.copyOf(views);
    }

    private void shown(Shown shown) throws IOException {
        Page page = shown.page().page();
        shown.views().ifPresent(count -> views.put(page.id(), count));
        Optional<ArchivedPage> known = archive.page(page.id());
        GuardedText now = GuardedText.of(shown.page());
        if (losses.keepsText(CountedKind.TEXTS_OF_PAGES, known.map(GuardedText::of), now)) {
            context.ledger().updatePage(page.id(), ArticleState::unanswered);
        } else if (known.isEmpty() && losses.keepsPrivate(CountedKind.TEXTS_OF_PAGES, now)) {
            return; // a withdrawn text must not be lost either
        } else {
            put(shown.page());
        }
        if (shown.comments().isPresent()) {
            discussions.take(
                    DueDiscussion.ofPage(page.id(), 0),
                    page.url(),
                    shown.comments().get());
        }
    }

    private void put(ArchivedPage archived) throws IOException {
        int id = archived.page().id();
        Optional<ArchivedPage> known = archive.page(id);
        boolean comesBack = known.isEmpty() && archive.hasPage(id); // its file was damaged
        references.page(archived);
        ArchivedPage written = known.filter(before -> !context.isFull() && isSame(before, archived))
                .orElse(archived);
        if (archive.writePage(written) && counted.add(id) && !comesBack) {
            tally.wrote(known.isEmpty());
        }
        archive.privateFolder().restorePage(id);
        context.ledger().updatePage(id, seen -> seen.withText(true, context.now()));
    }

    private static boolean isSame(ArchivedPage before, ArchivedPage now) {
        return before.with(now.body()).equals(now) && UploadTokens.areAllThatDiffers(before.body(), now.body());
    }

    /** Moves a page that asks for a password to {@code private/}, at once. */
    public void lock(int id) throws IOException {
        String why = "it is protected";
        if (isKnown(id, why)) {
            locked++;
            withdraw(id, why);
        }
    }

    /** Moves a page that is no longer public to {@code private/}, if the guard allows it. */
    private void gone(int id, String why) throws IOException {
        if (isKnown(id, why)) {
            context.guard().add(CountedKind.PAGES, 1, () -> withdraw(id, why));
        }
    }

    private boolean isKnown(int id, String why) throws IOException {
        boolean known = archive.page(id).isPresent();
        if (!known && context.config().blog().pages().contains(id)) {
            context.problems()
                    .add("no public page has that id", context.where(id), why + "; correct pages: in the file");
        }
        return known;
    }

    private void withdraw(int id, String why) throws IOException {
        archive.privateFolder().withdrawPage(new Withdrawal(id, context.now(), why));
        context.ledger().forgetPage(id);
        tally.removed();
    }
}
