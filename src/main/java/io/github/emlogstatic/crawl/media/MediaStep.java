package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Fetches the uploads that the archive's texts refer to. */
public final class MediaStep {

    private static final String LOOKED_FOR = "references.json";

    /** What references were last looked for with: with others, texts that stay the same refer to other files. */
    private record LookedFor(List<String> aliases, boolean external) {}

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final References references;

    /** @param references of what this run has written; those of all else are added where they are needed */
    public MediaStep(CrawlContext context, ArticleSource source, References references) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.references = references;
    }

    /** @param aliases former addresses of the blog */
    public MediaCount fetch(List<String> aliases) throws IOException {
        boolean full = context.config().run().full();
        MediaFetch media = new MediaFetch(context, source);
        LookedFor lookedFor = new LookedFor(aliases, context.config().media().copiesExternal());
        boolean asBefore = archive.state().read(LOOKED_FOR, LookedFor.class).equals(Optional.of(lookedFor));
        boolean all = full || archive.recovered() || media.first() || !asBefore;
        if (all) {
            everything();
        }
        context.workers().each("media", media.due(references.paths(), all, full), media::ask);
        MediaCount count = media.finish();
        archive.state().write(LOOKED_FOR, lookedFor); // last: a run that ends before it has looked for nothing
        return count;
    }

    /** What would be asked for without a reference that is new, a line each. */
    public List<String> due() throws IOException {
        boolean full = context.config().run().full();
        return new MediaFetch(context, source)
                .due(new TreeSet<>(), false, full).stream()
                        .map(due -> "media " + due.path() + ": " + due.why())
                        .toList();
    }

    private void everything() throws IOException {
        for (int id : archive.articleIds()) {
            Optional<ArchivedArticle> article = archive.article(id);
            article.ifPresent(references::article);
            references.comments(archive.comments(id));
            references.likes(archive.likes(id));
        }
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(references::page);
            references.comments(archive.comments(id));
        }
    }
}
