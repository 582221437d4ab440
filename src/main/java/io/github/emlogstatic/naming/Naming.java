package io.github.emlogstatic.naming;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteNames;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives names to everything that has an address, with {@link PathAllocator}. It reads the archive and allocates names
 * only if something has changed that names depend on. The two classes stay apart because this one reads and writes files,
 * while the allocator is a pure function of blog and former names, which a dry run calls, too.
 */
public final class Naming {

    /**
     * The file of the names. {@code state/} has a file of the same name, which describes what the names were given
     * for.
     */
    private static final String NAMES = ArchivePaths.NAMES;

    private Naming() {}

    /**
     * The input for which names were last given.
     *
     * @param version the version of the program: another one may give other names
     * @param madeOf checksum of everything in the archive that names depend on
     * @param hash the hash of the file of names
     */
    private record Given(@Nullable String version, String madeOf, String hash) {}

    /**
     * Gives names to everything that has none.
     *
     * @param loader loads the archive as it is now
     * @param full also look for missing names if nothing has changed
     */
    public static void give(SiteLoader loader, boolean full) throws IOException {
        Archive archive = loader.archive();
        boolean again = archive.recovered() || full || !isThere(archive);
        if (!again && !archive.changed() && isOfThisVersion(archive)) {
            return;
        }
        List<Article> articles = loader.articles();
        List<Page> pages = archive.pages();
        List<Category> categories = archive.categories();
        Given given = new Given(Version.number(), madeOf(articles, pages, categories), archive.hash(NAMES));
        if (!again
                && archive.state()
                        .read(NAMES, Given.class)
                        .filter(given::equals)
                        .isPresent()) {
            return;
        }
        SiteNames before = SiteNames.of(archive.names());
        archive.writeNames(
                PathAllocator.names(articles, pages, categories, before).json());
        archive.state().write(NAMES, new Given(given.version, given.madeOf, archive.hash(NAMES)));
    }

    private static boolean isOfThisVersion(Archive archive) {
        return archive.state()
                .notes(NAMES)
                .filter(given -> List.of(Version.number()).equals(given.get("version")))
                .isPresent();
    }

    private static boolean isThere(Archive archive) throws IOException {
        return archive.holds(NAMES) && !archive.damage().isOf(NAMES) && Files.exists(archive.file(NAMES));
    }

    private static String madeOf(List<Article> articles, List<Page> pages, List<Category> categories) {
        StringBuilder all = new StringBuilder();
        for (Article article : articles) {
            all.append('\n').append(article.id()).append(' ').append(article.url());
            all.append('\n')
                    .append(article.date().getYear())
                    .append(article.date().getMonth());
            all.append('\n').append(article.authorId()).append(article.tags());
        }
        pages.forEach(page -> all.append('\n').append(page.id()).append(' ').append(page.url()));
        categories.forEach(category -> all.append('\n').append(category));
        return Checksum.of(all.toString());
    }
}
