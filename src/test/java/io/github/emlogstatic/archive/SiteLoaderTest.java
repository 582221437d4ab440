package io.github.emlogstatic.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.BareBlog;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLoaderTest {

    @TempDir
    Path folder;

    @Test
    void anArticleThatWasWrittenNowIsNotRead() throws IOException {
        try (Archive archive = Archive.open(folder.resolve("archive"), Clock.systemUTC());
                SiteLoader loader = loader(archive)) {
            ArchivedArticle article = article("now");
            archive.writeArticle(article);
            loader.wrote(article);
            Files.delete(archive.file("articles/1.json"));

            assertThat(loader.articles()).containsExactly(article.article());
        }
    }

    @Test
    void anArticleThatWasWrittenAgainByOthersIsRead() throws IOException {
        try (Archive archive = Archive.open(folder.resolve("archive"), Clock.systemUTC());
                SiteLoader loader = loader(archive)) {
            archive.writeArticle(article("now"));
            loader.wrote(article("now"));
            ArchivedArticle later = article("later");
            archive.writeArticle(later);

            assertThat(loader.articles()).containsExactly(later.article());
        }
    }

    @Test
    void aTextThatListsHaveReadIsNotReadAgain() throws IOException {
        try (Archive archive = Archive.open(folder.resolve("archive"), Clock.systemUTC());
                SiteLoader loader = loader(archive)) {
            archive.writeBlog(BareBlog.named("name"));
            archive.writeArticle(article("title"));
            Bodies bodies = loader.load().bodies();
            Files.delete(archive.file("articles/1.json"));

            assertThat(bodies.article(1)).isEqualTo("text");
            assertThatThrownBy(() -> bodies.article(1)).hasMessageContaining("articles/1.json");
        }
    }

    @Test
    void aClosedLoaderHasWrittenItsCache() throws IOException {
        try (Archive archive = Archive.open(folder.resolve("archive"), Clock.systemUTC())) {
            archive.writeBlog(BareBlog.named("name"));
            archive.writeArticle(article("title"));
            try (SiteLoader loader = loader(archive)) {
                loader.load();
            }
            Files.delete(archive.file("articles/1.json"));

            try (SiteLoader later = loader(archive)) {
                assertThat(later.load().articles())
                        .containsExactly(article("title").article());
            }
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsAnError() throws IOException {
        Files.createDirectories(folder.resolve("heads/in the way"));
        try (Archive archive = Archive.open(folder.resolve("archive"), Clock.systemUTC())) {
            archive.writeBlog(BareBlog.named("name"));
            archive.writeArticle(article("title"));
            SiteLoader loader = loader(archive);
            loader.load();

            assertThatThrownBy(loader::close).isInstanceOf(IOException.class).hasMessageContaining("heads");
        }
    }

    private SiteLoader loader(Archive archive) {
        return new SiteLoader(archive, folder.resolve("heads"), body -> new SiteLoader.Gist(body.content(), 1));
    }

    private static ArchivedArticle article(String title) {
        Article article = Article.builder(1).title(title).url("post-1.html").build();
        return new ArchivedArticle(article, new Body("text", "", "", ""), Origin.DETAIL, "", Map.of());
    }
}
