package io.github.emlogstatic.render.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.render.TestBlog;
import io.github.emlogstatic.render.With;
import java.time.LocalDateTime;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MenuTest {

    private final TestBlog blog = TestBlog.of(1);

    @BeforeEach
    void chooseTheDefaultTheme() {
        blog.theme = "default";
    }

    @Test
    void menuOfTheBlogIsKept() {
        blog.theme = QuickTheme.FOLDER; // prints every address of the menu
        blog.pages.add(new Page(9, "关于", LocalDateTime.of(2020, 1, 1, 0, 0), "about", 1, ""));
        blog.navigation.add(Link.to("首页", ""));
        blog.navigation.add(Link.to("关于我", "https://blog.example.com/?post=9"));
        blog.navigation.add(Link.to("外面", "https://other.example/"));
        blog.navigation.add(Link.to("登录", "admin"));
        blog.navigation.add(Link.to("坏", "javascript:alert(1)"));
        blog.navigation.add(Link.to("更多", "javascript:;", Link.to("里面", "?post=9")));

        assertThat(blog.make("post/9.html"))
                .contains(
                        "<a href=\"../post/9.html\" aria-current=\"page\">关于我</a>",
                        "<a href=\"https://other.example/\">外面</a>",
                        "<a href=\"#\">更多</a>",
                        "<a href=\"../index.html\">首页</a>")
                .doesNotContain("登录", "javascript");
    }

    /** That is the menu of an emlog whose owner never changed it. */
    @Test
    void aMenuWithTheHomeAloneIsIgnored() {
        blog.navigation.add(Link.to("首页", ""));
        blog.navigation.add(Link.to("登录", "admin"));

        assertThat(blog.make("post/1.html"))
                .contains("<li><a href=\"../index.html\">首页</a></li>", "<a href=\"../tags.html\">", "归档")
                .doesNotContain("登录");
    }

    /** A link without words is none for a screen reader. */
    @Test
    void aPageWithoutATitleHasWordsInTheMenu() {
        blog.pages.add(new Page(9, "", LocalDateTime.of(2020, 1, 1, 0, 0), "about", 1, ""));

        assertThat(blog.make("post/1.html")).contains("<a href=\"../post/9.html\">无标题</a>");
    }

    @Test
    void aSubmenuWithoutATitleHasWords() {
        blog.navigation.add(Link.to("", "javascript:;", Link.to("里面", "?post=1")));

        assertThat(blog.make("post/1.html")).contains("<button type=\"button\">无标题</button>");
    }

    @Test
    void menuHasTheHomeAndWaysToWrite() {
        blog.navigation.add(Link.to("关于", "https://other.example/"));
        blog.navigation.add(Link.to("首页", ""));
        blog.navigation.add(new Link("写信", "mailto:a@b.example", "", List.of(), true, ""));
        blog.navigation.add(Link.to("电话", "tel:+86-10"));

        assertThat(blog.make("post/1.html"))
                .contains(
                        "<li><a href=\"../index.html\">首页</a></li>",
                        "<a href=\"mailto:a@b.example\">写信</a>",
                        "<a href=\"tel:+86-10\">电话</a>");
    }

    @Test
    void theMenuHasTwoLevelsAndShowsWhatIsBelow() {
        Link inside = Link.to("里面", "https://other.example/");
        blog.navigation.add(Link.to("更多", "#", Link.to("组", "#", inside)));

        assertThat(blog.make("post/1.html"))
                .contains("<a href=\"https://other.example/\">里面</a>")
                .doesNotContain(">组<");
    }

    @Test
    void entriesOpenInANewTabAsAtTheBlog() {
        Link inside = new Link("里面", "https://in.example/", "", List.of(), true, "");
        blog.navigation.add(new Link("外面", "https://other.example/", "", List.of(inside), true, ""));
        blog.navigation.add(Link.to("这里", "https://here.example/"));

        assertThat(blog.make("post/1.html"))
                .contains(
                        "<a href=\"https://other.example/\" target=\"_blank\">外面</a>",
                        "<a href=\"https://in.example/\" target=\"_blank\">里面</a>",
                        "<a href=\"https://here.example/\">这里</a>");
    }

    @Test
    void anEntryMoreIsNotShownBelowMore() {
        for (int i = 0; i < 12; i++) {
            blog.navigation.add(Link.to("一个长长的名字 " + i, "https://other.example/" + i));
        }
        Link inside = Link.to("里面", "https://other.example/");
        blog.navigation.add(Link.to("更多", "#", inside));

        assertThat(blog.make("post/1.html"))
                .containsOnlyOnce(">更多<")
                .contains("<li><a href=\"https://other.example/\">里面</a></li>");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHomePageLeadsToTheNotesOnce(boolean below) {
        blog.notes.add(With.note(1, "<p>早</p>"));
        Link notes = Link.to("微语", "t");
        blog.navigation.add(below ? Link.to("更多", "#", notes) : notes);

        assertThat(linksToNotes()).isEqualTo(1);

        blog.navigation.clear();
        assertThat(linksToNotes()).isEqualTo(1);

        blog.navigation.add(Link.to("关于", "https://other.example/"));
        assertThat(linksToNotes()).isEqualTo(1);
    }

    private int linksToNotes() {
        return Jsoup.parse(blog.make("index.html"))
                .select("nav a[href=notes.html]")
                .size();
    }
}
