package io.github.emlogstatic.build.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which problems a build tells once, and which again each week as long as they last. A problem stands here with the class
 * that makes it; move its line if it is to be told otherwise.
 */
class ToldOnceTest {

    /** The owner may leave these as they are. */
    private static final String ONCE = """
            ApiArticles: the API does not give the article, its page does
            ApiCategories: the blog has no API that anyone may ask
            ApiCategories: the blog's API is closed
            ApiSource: the API does not give the comments, the page does
            ApiSource: this emlog gives no likes
            AvatarFetch: avatars are missing
            BackupSource: the backup may lack emoji
            CommentWriter: no comments found on the article's page
            ContentFindings: LACKING_CHARACTERS
            ContentFindings: REFUSED_FORMULA
            CrawlExecutor: uploads are at another address
            DiscussionWriter: what +  not fetched
            ForeignFiles: a file that this program did not write
            MediaFetch: an upload cannot be fetched again; the archived file is kept
            MediaFetch: images at other hosts are left there
            MissingMedia: files beside the uploads are not in the copy
            MissingMedia: image at another host is missing
            MissingMedia: the site no longer waits for an upload
            MissingMedia: upload is missing
            NoteWriter: notes are kept that a login does not show
            NoteWriter: notes were not asked for
            NoteWriter: this emlog gives no notes
            PageAnswers: the article's text may be wrong
            PageIds: page not fetched
            Problems: pages not fetched, the blog's robots.txt closes them to programs
            SiteUpdate: a file of this program that the site no longer has
            StandaloneReader: the page's text may be wrong
            StrayBlocks: a block of the theme does nothing
            StrayFiles: a file of the theme does nothing
            StrayFiles: two files of the theme differ by case alone
            StrayKeys: a key of the theme does nothing
            StrayTexts: a text of the theme does nothing
            Theme: a style sheet of the theme is not UTF-8
            Theme: the icon of the theme is no PNG
            Theme: the theme has no icon
            """;

    /** These mean that something is lost, wrong or not known. */
    private static final String AGAIN = """
            ApiArticles: article not fetched
            ApiArticles: the article does not agree with the list
            ApiArticles: what
            ApiCategories: categories not fetched
            ApiListReader: an article is too large to be read
            ApiListReader: an article of the list cannot be read
            ApiListing: the list shows articles of another blog
            ApiPages: page not fetched
            ApiSource: cannot tell whether the article is gone
            ApiSource: drafts not fetched
            ArchiveDamage: a damaged file was put back
            ArchiveDamage: the index is lost or cut off
            ArchiveOpening: a file that belongs to nothing was set aside
            ArchiveOpening: cannot make files readable
            ArchiveOpening: lines of the index were removed
            BackupSource: a note of earlier runs cannot be read
            BackupSource: the backup is cut off
            BackupSource: the backup lacks tables
            BackupSource: the backup's texts are garbled
            BlogAuthors: the description of an author cannot be read
            BlogReader: the blog's feed cannot be read
            BlogReader: the blog's home page cannot be read
            Crawl: the blog redirects to another address
            CrawlExecutor: what
            CurrentBackup: the configured password does not open the article
            Damage: a damaged file is lost
            Damage: a damaged file was removed
            Damage: a damaged file was replaced
            Damage: a file of the archive is damaged
            Damage: private files of the archive are lost or damaged
            DiscussionWriter: comments not fetched
            DiscussionWriter: what +  not fetched
            DoubtfulLosses: an article or page has no text any more
            DoubtfulLosses: the only  + kind.word() +  is missing from the blog
            FileMaker: a file of the site could not be made again, the old one stays
            HomeListReader: a list page cannot be read; nothing is taken for deleted
            Index: the index is damaged
            IndexRepair: a file was not taken into the index
            IndexRepair: lines of the index were made again
            LikeWriter: likes not fetched
            MediaFetch: the blog sent something else for an upload; the archived file is kept
            NamesCopy: names.json was lost
            NoteWriter: notes not fetched
            OnlineSource: the list of articles cannot be read
            OtherLists: a list of a category, a month or a tag cannot be read
            PageAnswers: no text found on the article's page
            PageArticles: article not read from its page
            PageFailure: page not fetched
            PageThreads: comments not fetched
            PagesOnlySource: cannot tell whether the article is gone
            Reconciliation: what
            SiteBuild: no protected article is encrypted
            SiteUpdate: a file of the site was not as the last build left it
            SiteVerification: file has another content
            SiteVerification: file has another length
            SiteVerification: file is missing
            SiteWriter: cannot make files readable
            SitemapArticles: article not read from its page
            SitemapArticles: the blog's sitemap cannot be read
            StandalonePageWriter: no public page has that id
            StandaloneReader: page not fetched
            Sweep: the list of articles cannot be read to its end
            Sweep: the list of articles changes while it is read
            Sweep: the list of articles does not add up
            Verification: belongs to no article
            Verification: file cannot be read
            Verification: file has another content
            Verification: file has another length
            Verification: file is missing
            Verification: file is not in the archive itself
            Verification: file is not in the index
            Verification: has no name
            """;

    private static final String FIRST_ARGUMENT = "\\s*((?:\"[^\"]*\"|[^\",()]|\\(\\))+?)\\s*,";

    @Test
    void aProblemThatTheOwnerMayLeaveIsReportedOnce() {
        assertThat(made("(?:\\baddLasting|\\bmissedLasting|Problem\\.lasting)\\("))
                .isEqualTo(ONCE);
    }

    @Test
    void allOtherProblemsAreReportedAgainEachWeek() {
        assertThat(made("(?:new Problem\\(|problems(?:\\(\\))?\\s*\\.(?:add|missed)\\()"))
                .isEqualTo(AGAIN);
    }

    /** Returns the first argument of all calls that begin so, a line each, with the class. */
    private static String made(String call) {
        Pattern calls = Pattern.compile(call + FIRST_ARGUMENT);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Problem.java"))
                    .flatMap(file -> made(file, calls))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> made(Path file, Pattern calls) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            return calls.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(what -> !name.equals("Problems") || what.startsWith("\"")) // which passes them on
                    .map(what -> name + ": " + what.replace("\"", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
