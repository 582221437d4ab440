package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.TagSettings;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what the owner has set for tags. A tag that no public article has stays unknown to the public. */
public record TagWriter(CrawlContext context, ArticleSource source) {

    /** @param loader knows the articles without those that this run has withdrawn */
    public void write(ListingResult listing, SiteLoader loader) throws IOException {
        if (context.archive().changed()) {
            setUnusedAside(loader);
        }
        Optional<List<TagSettings>> told = source.tags();
        if (told.isPresent()) {
            Set<String> shown = tags(listing.entries().values().stream().map(ListEntry::article));
            context.archive()
                    .writeTags(sorted(
                            told.get().stream().filter(tag -> !tag.tellsNothing() && shown.contains(tag.name()))));
        }
    }

    /** Keeps in {@code private/} what is set for a tag while no article has the tag. */
    private void setUnusedAside(SiteLoader loader) throws IOException {
        Archive archive = context.archive();
        List<TagSettings> known = archive.tags();
        List<TagSettings> removed = archive.privateFolder().removed(ArchivePaths.TAGS, TagSettings.class).stream()
                .map(Removed::what)
                .toList();
        if (known.isEmpty() && removed.isEmpty()) {
            return;
        }
        Set<String> shown = tags(loader.articles().stream());
        Predicate<TagSettings> isShown = tag -> shown.contains(tag.name());
        List<TagSettings> gone = known.stream().filter(isShown.negate()).toList();
        archive.privateFolder().keepRemoved(ArchivePaths.TAGS, TagSettings.class, Removed.of(gone, context.now()));
        archive.writeTags(sorted(Stream.concat(known.stream(), removed.stream()).filter(isShown)));
        archive.privateFolder().takeBack(ArchivePaths.TAGS, TagSettings.class, isShown);
    }

    private static Set<String> tags(Stream<Article> articles) {
        return articles.flatMap(article -> article.tags().stream()).collect(Collectors.toSet());
    }

    private static List<TagSettings> sorted(Stream<TagSettings> tags) {
        return tags.sorted(Comparator.comparing(TagSettings::name)).toList();
    }
}
