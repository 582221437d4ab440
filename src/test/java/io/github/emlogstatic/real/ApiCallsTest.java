package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ApiMethod;
import io.github.emlogstatic.emlog.api.ApiMethod.Access;
import io.github.emlogstatic.emlog.api.ApiMethod.Kind;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call of the table is one that a real emlog knows, and the writing ones write. */
@Tag("real-emlog")
class ApiCallsTest {

    private static final Map<String, String> VALUES = Map.of("id", "1", "gid", "1", "cid", "101");

    @TempDir
    Path folder;

    @Test
    void readingCallsAreAnswered() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program key = Program.in(folder.resolve("key")).with("EMLOG_API_KEY", emlog.key());
            Program login = Program.in(folder.resolve("login"))
                    .with("EMLOG_USER", RealEmlog.USER)
                    .with("EMLOG_PASSWORD", RealEmlog.PASSWORD);
            emlog.sql("UPDATE emlog_blog SET hide = 'y' WHERE gid = 14");
            for (ApiMethod method : ApiMethod.ALL) {
                if (method.kind() == Kind.READ) {
                    Program program = method.access() == Access.LOGIN ? login : key;
                    Program.Ended ended = program.run(arguments(emlog, method));
                    assertThat(ended.code())
                            .as(method.name() + " " + ended.said())
                            .isZero();
                }
            }
        }
    }

    @Test
    void listIsFilteredAndOrdered() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("list"));
            assertThat(listed(program, emlog, "keyword=置")).containsExactly(11);
            assertThat(listed(program, emlog, "tag=a/b?c")).containsExactly(3);
            assertThat(listed(program, emlog, "sort_id=2", "count=100"))
                    .contains(2)
                    .doesNotContain(1, 3);
            assertThat(listed(program, emlog, "order=comnum", "count=2")).contains(12);
            assertThat(listed(program, emlog, "uid=2")).isEmpty();
        }
    }

    @Test
    void mostCommentedArticlesAndTheUserWhoIsSignedIn() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.sql(
                    "UPDATE emlog_user SET nickname = 'A & \"B\"', description = '<b>写</b> & \"more\"' WHERE uid = 1");
            Config config = ConfigLoader.in(folder)
                    .load(
                            Optional.empty(),
                            Map.of("EMLOG_USER", RealEmlog.USER, "EMLOG_PASSWORD", RealEmlog.PASSWORD),
                            Overrides.none().withOptional("blog.url", "BLOG", emlog.address()))
                    .config();
            try (EmlogClient client = EmlogClient.connect(
                    emlog.address(), config.blog(), config.crawl().http())) {
                List<Integer> comments = client.api().mostCommented(100).entries().stream()
                        .map(entry -> entry.counts().comments())
                        .toList();
                assertThat(comments)
                        .isSortedAccordingTo(Comparator.reverseOrder())
                        .contains(0);
                Author user = client.api().signedIn();
                assertThat(user.id()).isEqualTo(1);
                assertThat(user.name()).isEqualTo("A & \"B\"");
                assertThat(user.description()).isEqualTo("<b>写</b> & \"more\"");
            }
        }
    }

    private static List<Integer> listed(Program program, RealEmlog emlog, String... filters) throws Exception {
        List<String> call = new ArrayList<>(List.of("article_list"));
        call.addAll(List.of(filters));
        List<Integer> ids = new ArrayList<>();
        new ObjectMapper()
                .readTree(call(program, emlog, call.toArray(String[]::new)))
                .path("articles")
                .forEach(article -> ids.add(article.path("id").asInt()));
        return ids;
    }

    private static String[] arguments(RealEmlog emlog, ApiMethod method) {
        List<String> arguments = new ArrayList<>(List.of("api", method.name(), "--blog", emlog.address()));
        for (String name : method.required()) {
            arguments.add(name + "=" + (method.name().equals("draft_detail") ? "14" : VALUES.get(name)));
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void writingCallsChangeTheBlog() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("key")).with("EMLOG_API_KEY", emlog.key());
            Files.write(program.directory().resolve("图.png"), RealEmlog.png(5));

            call(
                    program,
                    emlog,
                    "article_post",
                    "title=新的",
                    "content=text \"quoted\"",
                    "tags=a,b",
                    "post_date=2024-05-06 07:08:09",
                    "sort_id=2",
                    "alias=new-one",
                    "top=y",
                    "allow_remark=y",
                    "field_keys=price",
                    "field_values=7");
            String id = emlog.sql("SELECT MAX(gid) FROM emlog_blog");
            assertThat(emlog.sql("SELECT content, sortid, alias, top, allow_remark, hide, field_value FROM emlog_blog"
                            + " JOIN emlog_blog_fields USING (gid) WHERE gid = " + id))
                    .isEqualTo("text \"quoted\"\t2\tnew-one\ty\ty\tn\t7");
            call(program, emlog, "article_update", "id=" + id, "title=newer", "content=other");
            call(program, emlog, "note_post", "t=a note");
            call(program, emlog, "upload", "file=@图.png");
            call(program, emlog, "note_post", "t=for me", "private=y");
            Files.write(program.directory().resolve("a.mp3"), new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0});
            assertThat(refused(program, emlog, "upload", "file=@a.mp3")).contains("不能上传该类型文件");
            call(program, emlog, "dosignin", "user=" + RealEmlog.USER, "pw=" + RealEmlog.PASSWORD, "--session", "s");
            call(program, emlog, "upload", "file=@a.mp3", "--session", "s");

            assertThat(emlog.sql("SELECT title, content, sortid, tags, alias FROM emlog_blog WHERE gid = " + id))
                    .isEqualTo("newer\tother\t-1\t\tnew-one"); // what is not sent is emptied, but for the alias
            assertThat(emlog.sql("SELECT content, private FROM emlog_twitter ORDER BY id DESC LIMIT 2"))
                    .isEqualTo("for me\ty\na note\tn");
            assertThat(emlog.sql("SELECT filename FROM emlog_attachment ORDER BY aid"))
                    .isEqualTo("图.png\na.mp3");
        }
    }

    @Test
    void visitorsWriteCommentsAndLikes() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("visitor"));
            emlog.option("comment_interval", "60").option("ischkcomment", "y");
            assertThat(call(program, emlog, "addcom", "gid=1", "comname=读者", "comment=等 'a' \"b\""))
                    .contains("评论成功，请等待管理员审核");
            assertThat(refused(program, emlog, "addcom", "gid=1", "comname=读者", "comment=again"))
                    .contains("(HTTP 400)");

            emlog.option("comment_interval", "0").option("ischkcomment", "n");
            assertThat(call(
                            program,
                            emlog,
                            "addcom",
                            "gid=1",
                            "pid=1",
                            "comname=读者",
                            "commail=reader@other.example",
                            "comurl=other.example",
                            "comment=回"))
                    .contains("\"cid\" :");
            call(program, emlog, "likecom", "cid=1");
            call(program, emlog, "addlike", "gid=1", "name=reader");
            assertThat(refused(program, emlog, "addlike", "gid=1", "name=again"))
                    .contains("(HTTP 400)");

            assertThat(emlog.sql("SELECT pid, comment, url, hide FROM emlog_comment ORDER BY cid DESC LIMIT 2"))
                    .isEqualTo("1\t@访客：回\thttps://other.example\tn\n0\t等 'a' \"b\"\t\ty");
            assertThat(emlog.sql("SELECT like_count FROM emlog_comment WHERE cid = 1"))
                    .isEqualTo("1");
            assertThat(emlog.sql("SELECT poster, vote_type FROM emlog_like WHERE gid = 1 ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("reader\tlike");
        }
    }

    @Test
    void whoIsSignedInTakesVotesBack() throws Exception {
        String mine = "SELECT GROUP_CONCAT(vote_type ORDER BY id) FROM emlog_like WHERE gid = 3 AND uid = 1";
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("owner"));
            call(program, emlog, "dosignin", "user=" + RealEmlog.USER, "pw=" + RealEmlog.PASSWORD, "--session", "s");

            call(program, emlog, "dislike", "gid=3", "--session", "s");
            call(program, emlog, "collect", "id=3", "--session", "s");
            assertThat(emlog.sql(mine)).isEqualTo("dislike,collect");
            call(program, emlog, "addlike", "gid=3", "--session", "s");
            assertThat(emlog.sql(mine)).isEqualTo("dislike,collect,like");
            assertThat(call(program, emlog, "my_collect_list", "--session", "s"))
                    .contains("代码");

            call(program, emlog, "unlike", "id=3", "--session", "s");
            assertThat(emlog.sql(mine)).isEqualTo("dislike,collect");
            call(program, emlog, "uncollect", "id=3", "--session", "s");
            assertThat(emlog.sql(mine)).isEqualTo("dislike");
        }
    }

    @Test
    void codesOfMailsMakeAnAccountAndChangeItsMail() throws Exception {
        String mails = "SELECT email FROM emlog_user WHERE uid > 1";
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("code"));
            withoutMails(emlog).option("is_signup", "y").option("email_code", "y");

            refused(program, emlog, "send_email_code", "mail=a@other.example", "--session", "s");
            call(
                    program,
                    emlog,
                    "dosignup",
                    "mail=a@other.example",
                    "passwd=secret1",
                    "repasswd=secret1",
                    "mail_code=" + emlog.inSessions("mail_code"),
                    "--session",
                    "s");
            assertThat(emlog.sql(mails)).isEqualTo("a@other.example");

            call(program, emlog, "dosignin", "user=a@other.example", "pw=secret1", "--session", "s");
            refused(program, emlog, "send_email_code", "mail=b@other.example", "--session", "s");
            call(
                    program,
                    emlog,
                    "change_email",
                    "email=b@other.example",
                    "mail_code=" + emlog.inSessions("mail_code"),
                    "--session",
                    "s");
            assertThat(emlog.sql(mails)).isEqualTo("b@other.example");
        }
    }

    @Test
    void accountCallsChangeTheAccount() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("account"));
            Files.write(program.directory().resolve("me.png"), RealEmlog.png(5));
            emlog.option("is_signup", "y").option("email_code", "n").option("login_code", "n");

            call(program, emlog, "dosignup", "mail=new@other.example", "passwd=secret1", "repasswd=secret1");
            call(program, emlog, "dosignin", "user=new@other.example", "pw=secret1", "--session", "s");
            call(program, emlog, "userinfo", "--session", "s");
            call(program, emlog, "update", "name=新人", "username=newcomer", "description=a \"b\"", "--session", "s");
            Files.delete(program.directory().resolve("s")); // emlog's login names the login name, which is another now
            call(program, emlog, "dosignin", "user=newcomer", "pw=secret1", "--session", "s");
            call(program, emlog, "change_password", "new_passwd=secret2", "new_passwd2=secret2", "--session", "s");
            call(program, emlog, "update_avatar", "image=@me.png", "--session", "s");

            assertThat(emlog.sql("SELECT nickname, username, description, photo <> '' FROM emlog_user WHERE uid > 1"))
                    .isEqualTo("新人\tnewcomer\ta \"b\"\t1");
            call(program, emlog, "dosignin", "user=newcomer", "pw=secret2", "--session", "s2");
            assertThat(refused(program, emlog, "dosignin", "user=newcomer", "pw=secret1"))
                    .doesNotContain("secret1");
        }
    }

    @Test
    void bothStepsOfAResetSetAPassword() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("reset"));
            withoutMails(emlog);
            refused(program, emlog, "doreset", "mail=owner@personal.example", "--session", "s");

            String code = emlog.inSessions("mail_code");
            call(
                    program,
                    emlog,
                    "doreset2",
                    "mail_code=" + code,
                    "passwd=new-one",
                    "repasswd=new-one",
                    "--session",
                    "s");
            call(program, emlog, "dosignin", "user=" + RealEmlog.USER, "pw=new-one");
        }
    }

    /** No mail goes out from here. Its code is in PHP's file of the session; emlog answers that it could not be sent. */
    private static RealEmlog withoutMails(RealEmlog emlog) throws Exception {
        emlog.sql("INSERT INTO emlog_options (option_name, option_value) VALUES ('smtp_mail', 'a@b.example'),"
                + " ('smtp_pw', 'word'), ('smtp_server', '127.0.0.1'), ('smtp_port', '1')"
                + " ON DUPLICATE KEY UPDATE option_value = VALUES(option_value)");
        return emlog;
    }

    /** @return what the program printed */
    private static String call(Program program, RealEmlog emlog, String... call) {
        Program.Ended ended = ended(program, emlog, call);
        assertThat(ended.code()).as(ended.said()).isZero();
        return ended.said();
    }

    /** A call that emlog refuses. @return what the program printed, one line */
    private static String refused(Program program, RealEmlog emlog, String... call) {
        Program.Ended ended = ended(program, emlog, call);
        assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(ended.said().lines()).hasSize(1);
        return ended.said();
    }

    private static Program.Ended ended(Program program, RealEmlog emlog, String... call) {
        List<String> arguments = new ArrayList<>(List.of("api"));
        arguments.addAll(List.of(call));
        arguments.addAll(List.of("--blog", emlog.address()));
        return program.run(arguments.toArray(String[]::new));
    }
}
