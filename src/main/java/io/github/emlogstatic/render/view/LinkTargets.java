package io.github.emlogstatic.render.view;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.Listings;

/** Everything that decides on what links inside the blog lead to, see {@code LinkIndex}. */
final class LinkTargets {

    private LinkTargets() {}

    static String fingerprint(Site site, Listings listings) {
        Fingerprint all = new Fingerprint()
                .add(site.blog().address())
                .add(Fingerprint.of(site.blog().aliases()))
                .add(site.notes().isEmpty() ? "" : "notes");
        for (Category category : site.categories()) {
            all.add(category.id()).add(category.alias()).add(category.parentId());
        }
        for (Author author : site.authors()) {
            all.add(author.id());
        }
        for (Page page : site.pages()) {
            all.add(page.id()).add(page.url());
        }
        for (Article article : site.articles()) {
            all.add(article.id()).add(article.url()).add(article.authorId());
            all.add(article.date().getYear()).add(article.date().getMonthValue());
            all.add(article.tags());
        }
        site.names()
                .files()
                .forEach((key, file) ->
                        all.add(key.kind().prefix()).add(key.name()).add(file));
        site.names()
                .moved()
                .forEach((file, key) -> all.add(file).add(key.kind().prefix()).add(key.name()));
        for (Listing listing : listings.all()) {
            all.add(listing.base()).add(listing.folder()).add(listing.paging().pages());
        }
        return all.end();
    }
}
