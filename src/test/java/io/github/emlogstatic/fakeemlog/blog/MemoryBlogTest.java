package io.github.emlogstatic.fakeemlog.blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MemoryBlogTest {

    private final MemoryBlog blog = MemoryBlog.empty();

    @Test
    void plainTextBecomesParagraphsAndKeepsItsSource() {
        int id = blog.publish("title", "one\ntwo\n\n<three> & four");

        assertThat(blog.post(id).orElseThrow().body().content())
                .isEqualTo("<p>one<br />\ntwo</p>\n<p>&lt;three&gt; &amp; four</p>");
        assertThat(blog.post(id).orElseThrow().body().contentSource()).isEqualTo("one\ntwo\n\n<three> & four");
    }

    @Test
    void anEditChangesNoEarlierCopy() {
        int id = blog.publish("old", "text");
        PostRow before = blog.post(id).orElseThrow();

        blog.edit(id, post -> post.title("new"));

        assertThat(before.title()).isEqualTo("old");
        assertThat(blog.post(id).orElseThrow().title()).isEqualTo("new");
    }

    @Test
    void aDeletedArticlesIdIsNotGivenAgain() {
        blog.publish("one", "text");
        blog.delete(blog.publish("two", "text"));

        assertThat(blog.publish("three", "text")).isEqualTo(3);
    }

    @Test
    void aDeletedCommentLeavesItsReplies() {
        int article = blog.publish("title", "text");
        int first = blog.comment(article, "A", "one");
        blog.comment(article, comment -> comment.poster("B").text("two").parent(first));

        blog.deleteComment(first);

        assertThat(blog.comments(article)).extracting(CommentRow::id).containsExactly(2);
    }

    @Test
    void aTagIsRenamedEverywhere() {
        blog.publish(post -> post.tags("a", "b"));
        blog.publish(post -> post.tags("b"));

        blog.renameTag("b", "c");

        assertThat(blog.post(1).orElseThrow().tags()).containsExactly("a", "c");
        assertThat(blog.post(2).orElseThrow().tags()).containsExactly("c");
    }

    @Test
    void unknownRowsCannotBeEdited() {
        assertThatThrownBy(() -> blog.edit(9, post -> post.title("x")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the blog has no article 9");
    }
}
