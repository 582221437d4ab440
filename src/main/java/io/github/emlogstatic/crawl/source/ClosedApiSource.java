package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.answer.Whereabouts.NotListed;
import io.github.emlogstatic.crawl.list.ApiListing;
import io.github.emlogstatic.crawl.page.ArticleRecords;
import io.github.emlogstatic.crawl.page.ListRecords;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.List;

/**
 * A blog whose API gives only the list of articles, as on every new emlog since 2.5.8. Everything else is read from
 * pages.
 */
final class ClosedApiSource extends PageSource {

    private final ApiListing apiListing;
    private final ListRecords records = new ListRecords();

    ClosedApiSource(OpenBlog open, ApiListing apiListing) {
        super(open);
        this.apiListing = apiListing;
    }

    @Override
    public Abilities abilities() {
        return abilities(true);
    }

    @Override
    ListingResult read(boolean whole) throws EmlogException {
        return apiListing.read(whole);
    }

    @Override
    ArticleRecords records() {
        return records;
    }

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        return categoriesNamed(from, List.of(), records.categoryAddresses());
    }

    @Override
    public Whereabouts whereabouts(int id) throws IOException {
        try {
            pageOf(id);
            return new NotListed();
        } catch (EmlogException e) {
            return e.reason() == Reason.NOT_FOUND ? new Whereabouts.Gone("its page is gone") : new NotListed();
        }
    }

    @Override
    public void save() throws IOException {
        super.save();
        apiListing.save();
    }
}
