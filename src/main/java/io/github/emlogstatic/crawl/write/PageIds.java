package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.None;
import io.github.emlogstatic.crawl.answer.PageAnswer.Shown;
import io.github.emlogstatic.crawl.answer.PageAnswer.WithoutId;
import io.github.emlogstatic.crawl.plan.Candidate;
import io.github.emlogstatic.crawl.plan.PageDiscovery;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.function.IOConsumer;

/**
 * Finds the ids of standalone pages that have an alias and take no comments. emlog shows an id only in the form for
 * comments.
 *
 * <p>Such a page must be a known page or in a gap between known ids, and have the same title; of several pages with
 * that title, it is the one with the same text. A page without text is the one that is left.
 */
record PageIds(CrawlContext context, ArticleSource source, PageDiscovery discovery) {

    /** @param found takes the pages whose ids were found, at their aliases */
    void find(List<WithoutId> pages, IOConsumer<Shown> found) throws IOException {
        List<WithoutId> left = new ArrayList<>(pages);
        amongKnown(left, found);
        inGaps(left, found);
        for (WithoutId page : left) {
            context.rejected().add(page.address());
            if (page.seen().list(1).articles().isEmpty()) {
                context.problems()
                        .addLasting(
                                "page not fetched",
                                context.base() + page.address(),
                                "its number is unknown; if it is a standalone page, add the number to pages, and run build --full once");
            }
        }
    }

    private void amongKnown(List<WithoutId> left, IOConsumer<Shown> found) throws IOException {
        List<ArchivedPage> known = new ArrayList<>();
        for (int id : left.isEmpty()
                ? List.<Integer>of()
                : List.copyOf(context.archive().pageIds())) {
            context.archive().page(id).filter(this::isElsewhereNow).ifPresent(known::add);
        }
        known.sort(Comparator.comparing(PageIds::isEmpty));
        for (ArchivedPage archived : known) {
            Optional<WithoutId> page = same(archived, left);
            if (page.isPresent()
                    && source.page(new Candidate(
                                    archived.page().id(), page.get().address()))
                            instanceof Shown shown) {
                left.remove(page.get());
                found.accept(shown);
            }
        }
    }

    /** Whether nothing shows that the page is still at its address. */
    private boolean isElsewhereNow(ArchivedPage archived) {
        Page page = archived.page();
        return UrlMode.isNumbered(page.url(), page.id()) || !discovery.leadsTo(page.url());
    }

    private void inGaps(List<WithoutId> left, IOConsumer<Shown> found) throws IOException {
        Iterator<Candidate> gaps = left.isEmpty()
                ? List.<Candidate>of().iterator()
                : discovery.gaps().iterator();
        List<Shown> waiting = new ArrayList<>();
        while (gaps.hasNext() && !left.isEmpty()) {
            Candidate gap = gaps.next();
            PageAnswer answer = source.page(gap);
            if (answer instanceof None) {
                context.rejected().add(gap.key());
            } else if (answer instanceof Shown shown
                    && isEmpty(shown.page())) { // a page of that title with a text may follow
                waiting.add(shown);
            } else if (answer instanceof Shown shown) {
                match(shown, left, found);
            }
        }
        for (Shown shown : waiting) {
            match(shown, left, found);
        }
    }

    private static void match(Shown shown, List<WithoutId> left, IOConsumer<Shown> found) throws IOException {
        Optional<WithoutId> page = same(shown.page(), left);
        if (page.isPresent()) {
            left.remove(page.get());
            found.accept(shown.at(page.get().address()));
        }
    }

    private static boolean isEmpty(ArchivedPage page) {
        return PlainText.ofHtml(page.body().content()).isEmpty();
    }

    private static Optional<WithoutId> same(ArchivedPage page, List<WithoutId> pages) {
        List<WithoutId> titled = pages.stream()
                .filter(other -> other.seen().identity().isTitled(page.page().title()))
                .toList();
        return titled.stream()
                .filter(other -> titled.size() == 1
                        || !isEmpty(page) && other.seen().shows(page.body().content()))
                .findFirst();
    }
}
