package io.github.emlogstatic.render.page;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.PlaceholderAvatar;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.util.ArrayList;
import java.util.List;

/** The comments and likes of an article or a page. */
record Discussion(RenderContext context) {

    /**
     * emlog itself shows five levels. Each level narrows the text, so a deeper reply stands on the level of the comment
     * that it answers.
     */
    private static final int DEEPEST = 8;

    /** The comments and likes; threads with pinned ones first, then oldest first. */
    View.Reactions of(int id, PageLocation place, Reads reads) {
        List<Comment> threads = context.site.bodies().comments(id).stream()
                .sorted(Comment.PINNED_FIRST)
                .toList();
        List<View.CommentView> comments = views(threads, 0, place, reads);
        List<Like> likes = context.site.bodies().likes(id);
        return new View.Reactions(comments, Comment.count(threads), named(likes), likes.size());
    }

    private List<View.CommentView> views(List<Comment> comments, int depth, PageLocation place, Reads reads) {
        List<View.CommentView> views = new ArrayList<>();
        for (Comment comment : comments) {
            if (depth + 1 < DEEPEST) {
                List<View.CommentView> replies = views(comment.children(), depth + 1, place, reads);
                views.add(view(comment, depth, replies, place, reads));
            } else {
                comment.flat().forEach(reply -> views.add(view(reply, depth, List.of(), place, reads)));
            }
        }
        return views;
    }

    private View.CommentView view(
            Comment comment, int depth, List<View.CommentView> replies, PageLocation place, Reads reads) {
        return new View.CommentView(
                comment.id(),
                new View.Commenter(
                        comment.author(),
                        website(comment.authorUrl(), place, reads),
                        PlaceholderAvatar.of(comment.author()),
                        PlaceholderAvatar.hue(comment.author()),
                        avatar(comment.avatar(), place, reads)),
                context.content.comment(comment.content(), place, reads),
                context.dates.when(comment.date()),
                comment.top(),
                comment.likes(),
                depth,
                replies);
    }

    /**
     * The address of the commenter's website; empty if it is unsafe. Visitors may type anything. For who is signed in, emlog
     * puts the blog's own address there.
     */
    private String website(String url, PageLocation place, Reads reads) {
        boolean safe = url.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\');
        return safe && BlogAddress.isWeb(url)
                ? context.content.link(url, place, reads).orElse(url)
                : "";
    }

    /**
     * The address of the avatar if the archive has a copy. The original address contains a hash of the visitor's mail
     * address.
     */
    private String avatar(String path, PageLocation place, Reads reads) {
        return path.isEmpty() ? "" : context.content.upload(path, place, reads).orElse("");
    }

    private static List<View.LikeView> named(List<Like> likes) {
        return likes.stream()
                .map(Like::name)
                .filter(name -> !name.isBlank())
                .map(View.LikeView::new)
                .toList();
    }
}
