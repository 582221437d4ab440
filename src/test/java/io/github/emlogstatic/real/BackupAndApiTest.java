package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What the owner's backup tells must be what the API tells. */
@Tag("real-emlog")
class BackupAndApiTest {

    @TempDir
    Path folder;

    @EachVersion
    void backupTellsWhatTheApiTells(RealEmlog.Version version) throws Exception {
        try (RealEmlog emlog = RealEmlog.of(version, folder)) {
            byte[] bytes = Owner.of(emlog).backup(true);
            Path file = Files.write(folder.resolve(bytes[0] == 'P' ? "backup.zip" : "backup.sql"), bytes);
            Config config = Configs.of(emlog.address(), folder);
            try (Backup backup = Backup.open(
                            List.of(file), Optional.of(emlog.address()), List.of(), Optional.empty(), false);
                    EmlogClient client = EmlogClient.connect(
                            emlog.address(), config.blog(), config.crawl().http())) {
                List<ListEntry> listed = client.api().articles(1, 100).entries();
                List<ListEntry> told = backup.articles(Instant.now());

                assertThat(told.stream().map(ListEntry::article))
                        .containsExactlyInAnyOrderElementsOf(
                                listed.stream().map(ListEntry::article).toList());
                assertThat(backup.categories()).isEqualTo(client.api().categories());
                for (ListEntry entry : listed) {
                    if (!entry.article().needsPassword()) {
                        sameText(backup, client, entry.article().id());
                        sameDiscussion(version, backup, client, entry);
                    }
                }
                assertThat(backup.notes().stream().map(Note::contentSource).toList())
                        .isEqualTo(notes(emlog));
            }
        }
    }

    private static void sameText(Backup backup, EmlogClient emlog, int id) throws Exception {
        ArticleDetail told = backup.detail(id).orElseThrow();
        ArticleDetail detail = emlog.api().detail(id, Optional.empty());
        assertThat(withoutAddress(told.article())).isEqualTo(detail.article());
        assertThat(shown(told)).isEqualTo(shown(detail));
        if (!detail.body().contentSource().isEmpty()) { // since 2.4
            assertThat(told.body().content()).isEqualTo(detail.body().content());
            assertThat(told.body().excerpt()).isEqualTo(detail.body().excerpt());
            assertThat(told.body().contentSource()).isEqualTo(detail.body().contentSource());
            assertThat(told.body().excerptSource()).isEqualTo(detail.body().excerptSource());
        }
        assertThat(told.counts().comments()).isEqualTo(detail.counts().comments());
        assertThat(told.counts().likes()).isEqualTo(detail.counts().likes());
    }

    private static String shown(ArticleDetail detail) {
        return Jsoup.parse(detail.body().content()).text().replaceAll("\\s+", " ");
    }

    private static void sameDiscussion(RealEmlog.Version version, Backup backup, EmlogClient emlog, ListEntry entry)
            throws Exception {
        int id = entry.article().id();
        if (version.since("2.2.0")) {
            sameComments(
                    backup.comments(id).threads(),
                    emlog.api()
                            .comments(id, entry.counts().comments(), backup.zone())
                            .threads());
        }
        if (version.since("2.3.18")) {
            assertThat(backup.likes(id).stream().map(Like::id))
                    .containsExactlyElementsOf(emlog.api().likes(id, backup.zone()).stream()
                            .map(Like::id)
                            .toList());
        }
    }

    private static List<String> notes(RealEmlog emlog) throws Exception {
        boolean canBePrivate = emlog.version().since("2.3.9");
        boolean canBePinned = emlog.version().since("2.6.18");
        String rows = emlog.sql("SELECT REPLACE(content, '\\n', ' ') FROM emlog_twitter "
                + (canBePrivate ? "WHERE private = 'n' " : "") + "ORDER BY " + (canBePinned ? "top DESC, " : "")
                + "id DESC");
        return rows.isEmpty() ? List.of() : List.of(rows.split("\n"));
    }

    private static void sameComments(List<Comment> told, List<Comment> shown) {
        assertThat(told).hasSameSizeAs(shown);
        for (int i = 0; i < told.size(); i++) {
            Comment exact = told.get(i);
            Comment ranged = shown.get(i);
            assertThat(within(exact.date(), ranged.date()))
                    .as(exact + " " + ranged)
                    .isTrue();
            sameComments(exact.children(), ranged.children());
            assertThat(withDate(exact, ranged.date(), List.of())).isEqualTo(withDate(ranged, ranged.date(), List.of()));
        }
    }

    private static boolean within(DateRange exact, DateRange range) {
        return !exact.from().isBefore(range.from()) && !exact.to().isAfter(range.to());
    }

    private static Comment withDate(Comment comment, DateRange date, List<Comment> children) {
        return comment.toBuilder().date(date).children(children).build();
    }

    /** A detail of the API has neither an address nor a sign that it is protected. */
    private static Article withoutAddress(Article article) {
        return article.toBuilder().url("").needsPassword(false).build();
    }
}
