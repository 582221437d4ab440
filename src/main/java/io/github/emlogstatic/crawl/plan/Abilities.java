package io.github.emlogstatic.crawl.plan;

import java.util.Set;

/**
 * What a source sees of a blog, as far as that decides what is asked for and what may be removed.
 *
 * @param betterThan origins of texts ({@code ArchivedArticle.source}) that this source has a better text than
 * @param listTellsArticles whether an entry of the list tells enough to stand for its article: whether it is protected,
 *     its description, how often it was read
 * @param listShowsAll whether a list that was read to its end shows all public articles
 * @param opensProtected whether it gives a protected text to whoever knows the password
 * @param commentsWithText whether comments come together with the text; otherwise they are asked for apart, and counted
 * @param ownNotesOnly whether it may show the owner's notes alone
 * @param free whether asking costs nothing, so that all comments and likes are asked for in each run
 * @param articleRequest what a dry run calls a question for an article
 * @param pageRequest what a dry run calls a question for a standalone page
 */
public record Abilities(
        Set<String> betterThan,
        boolean listTellsArticles,
        boolean listShowsAll,
        boolean opensProtected,
        boolean commentsWithText,
        boolean ownNotesOnly,
        boolean free,
        String articleRequest,
        String pageRequest) {

    public Abilities {
        betterThan = Set.copyOf(betterThan);
    }
}
