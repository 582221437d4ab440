package io.github.emlogstatic.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an owner has set for tags, which a backup alone tells. */
class TagSettingsTest {

    private static final String FRESH = FreshBackup.SQL.replace(
            "`tagname` varchar(60), ",
            "`tagname` varchar(60), `description` varchar(2048), `title` varchar(2048), `kw` varchar(2048), ");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @Test
    void listOfATagShowsItsDescription() throws IOException {
        build("https://blog.example.com/");

        try (Archive archive = archive()) {
            assertThat(archive.tags()).containsExactly(new TagSettings("猫", "关于 <猫> 的一切", "cat, 喵", "{tag} 们"));
            assertThat(directory.resolve("public").resolve(archive.names().get("tag/猫")))
                    .content()
                    .contains("关于 &lt;猫&gt; 的一切");
        }
        assertThat(directory.resolve("archive/tags.json")).content().doesNotContain("SECRET");
    }

    @Test
    void exportForWordPressHasTheDescription() throws IOException {
        build("https://blog.example.com/");

        assertThat(program.run("export", "wxr", "-o", "blog.xml"))
                .as(program.err())
                .isZero();

        assertThat(directory.resolve("blog.xml"))
                .content()
                .containsOnlyOnce("<wp:tag_description>")
                .contains("<![CDATA[关于 &lt;猫&gt; 的一切]]></wp:tag_description>");
    }

    @Test
    void restoreGivesTagsTheirSettings() throws IOException {
        build("https://blog.example.com/");
        Files.writeString(directory.resolve("fresh.sql"), FRESH);

        assertThat(program.run("restore", "archive", "--into", "fresh.sql", "-o", "restored"))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(directory.resolve("restored/restore-001.sql"))
                .content()
                .contains("'关于 <猫> 的一切'", "'{tag} 们'", "'cat, 喵'");
    }

    @Test
    void restoreTellsWhatAnOlderEmlogHasNoPlaceFor() throws IOException {
        build("https://blog.example.com/");
        Files.writeString(directory.resolve("fresh.sql"), FreshBackup.SQL);

        program.run("restore", "archive", "--into", "fresh.sql", "-o", "restored");

        assertThat(program.out() + program.err())
                .contains("descriptions of tags: 1 value", "keywords of tags: 1 value", "titles of tags for search");
    }

    @Test
    void aCrawlKeepsWhatOnlyABackupKnows() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(1, post -> post.title("t").text("text").tags("猫", "狗"));
        try (EmlogServer server = EmlogServer.serving(blog)) {
            build(server.address());

            assertThat(program.run("build", server.address(), "--full"))
                    .as(program.err())
                    .isZero();
        }
        try (Archive archive = archive()) {
            assertThat(archive.tags()).extracting(TagSettings::name).containsExactly("猫");
        }
    }

    @Test
    void settingsOfATagWithoutArticlesArePrivate() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(1, post -> post.title("t").text("text").tags("猫", "狗"));
        blog.publish(5, post -> post.title("other").text("text"));
        try (EmlogServer server = EmlogServer.serving(blog)) {
            build(server.address());
            Path shown = directory.resolve("archive/tags.json");
            Path hidden = directory.resolve("archive/private/removed/tags.json");

            blog.edit(1, post -> post.hidden(true));
            program.run("build", server.address(), "--force");
            assertThat(shown).doesNotExist();
            assertThat(hidden).content().contains("关于 <猫> 的一切");
            assertThat(program.run("verify")).as(program.err()).isZero();

            blog.edit(1, post -> post.hidden(false));
            program.run("build", server.address());
            assertThat(shown).content().contains("关于 <猫> 的一切");
            assertThat(hidden).doesNotExist();
        }
    }

    private Archive archive() throws IOException {
        return Archive.read(directory.resolve("archive"));
    }

    /** A backup with a tag of a public article, one for which nothing is set, and one of a draft. */
    private void build(String address) throws IOException {
        Files.writeString(
                directory.resolve("backup.sql"),
                FRESH.replaceFirst("INSERT INTO em_blog .*\n", "").replace("\n#the end", """
                        INSERT INTO em_options (option_name, option_value) VALUES ('blogurl','%s');
                        INSERT INTO em_tag (tid, tagname, description, title, kw) VALUES
                          ('1','猫','关于 <猫> 的一切','{tag} 们','cat, 喵'), ('2','狗','','',''), ('3','SECRET','SECRET','','');
                        INSERT INTO em_blog (gid, title, date, content, excerpt, sortid, author, type, hide, checked, tags)
                          VALUES ('1','t','1600000000','text','','-1','1','blog','n','y','1,2'),
                          ('2','draft','1600000000','text','','-1','1','blog','y','y','3');

                        #the end""".formatted(address)));
        assertThat(program.run("build", "backup.sql")).as(program.err()).isZero();
    }
}
