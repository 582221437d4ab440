package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.PrivateFolder;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.crawl.discussion.DateRefiner;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.function.IORunnable;

/** Writes likes as a source tells them. A second answer must lack what leaves the archive. Safe for several threads. */
record LikeWriter(CrawlContext context, ArticleSource source, References references) {

    /**
     * Asks for the likes of an article.
     *
     * @param counted how many the blog counts
     * @throws EmlogException if they cannot be read; the next run asks again
     */
    void ask(int id, int counted) throws IOException {
        try {
            List<Like> known = context.archive().likes(id);
            Optional<List<Like>> first = source.likes(id);
            if (first.isPresent()) {
                take(id, counted, known, secondLook(id, known, first.get()));
            }
        } catch (EmlogException e) {
            context.ledger().updateArticle(id, ArticleState::withoutLikes);
            throw e;
        }
    }

    private List<Like> secondLook(int id, List<Like> known, List<Like> first) throws IOException {
        String where = context.where(id);
        return SecondLook.after(
                first,
                where,
                () -> source.likes(id).orElseThrow(() -> EmlogException.unsteady(where)),
                look -> missing(known, look));
    }

    private void take(int id, int counted, List<Like> known, List<Like> shown) throws IOException {
        boolean mayBeUnread = !source.abilities().has(Ability.FINAL);
        if (mayBeUnread
                && shown.isEmpty()
                && counted > 0
                && !context.ledger().article(id).likes().isUnread(counted)) {
            doubt(id, counted);
            return;
        }
        if (areOthers(known, shown) && !context.config().run().force()) {
            throw EmlogException.other(context.where(id), "another blog's likes");
        }
        List<Like> seen = DateRefiner.in(ArchivePaths.likes(id), context).likes(known, shown);
        references.likes(seen);
        write(id, known, seen);
        context.ledger().updateArticle(id, state -> state.withLikes(counted));
    }

    private static List<Like> missing(List<Like> known, List<Like> shown) {
        Set<Integer> there = Like.byId(shown).keySet();
        return known.stream().filter(like -> !there.contains(like.id())).toList();
    }

    /**
     * Writes the likes. Visitors take likes back, so missing ones go to {@code private/} without being counted by the
     * guard.
     */
    private void write(int id, List<Like> known, List<Like> seen) throws IOException {
        Set<Integer> there = Like.byId(seen).keySet();
        List<Removed<Like>> gone = Removed.of(missing(known, seen), context.now());
        IORunnable write = () -> {
            PrivateFolder folder = context.archive().privateFolder();
            folder.keepRemoved(ArchivePaths.likes(id), Like.class, gone);
            folder.takeBack(ArchivePaths.likes(id), Like.class, like -> there.contains(like.id()));
            context.archive().writeLikes(id, seen);
        };
        if (gone.isEmpty()) {
            write.run();
        } else {
            context.guard().add(write);
        }
    }

    /** Keeps the likes until a second run also sees none. emlog may count likes from before it stored them. */
    private void doubt(int id, int counted) {
        context.ledger().updateArticle(id, state -> state.withUnreadLikes(counted));
        context.problems()
                .add(
                        "likes not fetched",
                        context.where(id),
                        "the blog counts " + counted + " and shows none; the next run asks again");
    }

    /**
     * Whether the likes belong to another blog: a visitor's like has another name than the archived like with the same
     * id.
     */
    private static boolean areOthers(List<Like> known, List<Like> shown) {
        Map<Integer, Like> before = Like.byId(known);
        return shown.stream().anyMatch(like -> {
            Like then = before.getOrDefault(like.id(), like);
            return like.userId() == 0 && then.userId() == 0 && !like.name().equals(then.name());
        });
    }
}
