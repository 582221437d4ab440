package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.emlog.api.ApiMethod;
import io.github.emlogstatic.emlog.api.ApiMethod.Access;
import io.github.emlogstatic.emlog.api.ApiMethod.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static String[] arguments(RealEmlog emlog, ApiMethod method) {
        List<String> arguments = new ArrayList<>(List.of("api", method.name(), "--blog", emlog.address()));
        for (String name : method.required()) {
            arguments.add(name + "=" + (method.name().equals("draft_detail") ? "14" : VALUES.get(name)));
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void writingCallsWrite() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("key")).with("EMLOG_API_KEY", emlog.key());
            Files.write(program.directory().resolve("图.png"), RealEmlog.png(5));

            call(program, emlog, "article_post", "title=新的", "content=text \"quoted\"", "tags=a,b");
            String id = emlog.sql("SELECT MAX(gid) FROM emlog_blog");
            call(program, emlog, "article_update", "id=" + id, "title=newer", "content=other");
            call(program, emlog, "note_post", "t=a note");
            call(program, emlog, "upload", "file=@图.png");
            call(program, emlog, "addlike", "gid=1", "name=reader");

            assertThat(emlog.sql("SELECT title FROM emlog_blog WHERE gid = " + id))
                    .isEqualTo("newer");
            assertThat(emlog.sql("SELECT content FROM emlog_twitter ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("a note");
            assertThat(emlog.sql("SELECT COUNT(*) FROM emlog_attachment")).isEqualTo("1");
            assertThat(emlog.sql("SELECT COUNT(*) FROM emlog_like WHERE poster = 'reader'"))
                    .isEqualTo("1");
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
            Program.Ended wrong =
                    program.run("api", "dosignin", "user=newcomer", "pw=secret1", "--blog", emlog.address());
            assertThat(wrong.code()).as(wrong.said()).isNotZero();
            assertThat(wrong.said()).doesNotContain("secret1");
        }
    }

    /** No mail goes out from here, so the code is read from PHP's file of the session. */
    @Test
    void bothStepsOfAResetSetAPassword() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("reset"));
            emlog.sql("INSERT INTO emlog_options (option_name, option_value) VALUES ('smtp_mail', 'a@b.example'),"
                    + " ('smtp_pw', 'word'), ('smtp_server', '127.0.0.1'), ('smtp_port', '1')"
                    + " ON DUPLICATE KEY UPDATE option_value = VALUES(option_value)");
            Program.Ended unsent = program.run(
                    "api", "doreset", "mail=owner@personal.example", "--session", "s", "--blog", emlog.address());
            assertThat(unsent.said()).contains("(HTTP 400)");

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

    private static void call(Program program, RealEmlog emlog, String... call) {
        List<String> arguments = new ArrayList<>(List.of("api"));
        arguments.addAll(List.of(call));
        arguments.addAll(List.of("--blog", emlog.address()));
        Program.Ended ended = program.run(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
