package io.github.emlogstatic.crawl.plan;

import java.util.Set;

/**
 * What a source can see. These facts decide what is asked for and what may be removed.
 *
 * @param betterThan origins ({@code ArchivedArticle.source}) whose texts this source replaces by better ones
 * @param listTellsArticles whether an entry of the list tells all about its article but the text: protection,
 *     description, views
 * @param listShowsAll whether the complete list shows all public articles
 * @param opensProtected whether the source gives a protected text if the password is configured
 * @param commentsWithText whether comments come together with the text; otherwise they are asked for separately
 * @param ownNotesOnly whether the source shows only the notes of the user who is logged in
 * @param free whether a question costs nothing, so that each run asks for all comments and likes
 * @param articleRequest the name of a question about an article, for a dry run
 * @param pageRequest the name of a question about a standalone page, for a dry run
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
