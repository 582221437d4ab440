package io.github.emlogstatic.crawl.plan;

import java.util.Set;

/**
 * What a source can see. These facts decide what is asked for and what may be removed.
 *
 * @param all the abilities that the source has
 * @param betterThan origins ({@code ArchivedArticle.source}) whose texts this source replaces by better ones
 * @param articleRequest the name of a question about an article, for a dry run
 * @param pageRequest the name of a question about a standalone page, for a dry run
 */
public record Abilities(Set<Ability> all, Set<String> betterThan, String articleRequest, String pageRequest) {

    /** What some sources can see and others cannot. */
    public enum Ability {
        /** An entry of the list tells all about its article but the text: protection, description, views. */
        LIST_TELLS_ARTICLES,
        /** The complete list shows all public articles. */
        LIST_SHOWS_ALL,
        /** The source gives a protected text if the password is configured. */
        OPENS_PROTECTED,
        /** Comments come together with the text; otherwise they are asked for separately. */
        COMMENTS_WITH_TEXT,
        /** The source shows only the notes of the user who is logged in. */
        OWN_NOTES_ONLY,
        /** A question costs nothing, so that each run asks for all comments and likes. */
        FREE
    }

    public Abilities {
        all = Set.copyOf(all);
        betterThan = Set.copyOf(betterThan);
    }

    public boolean has(Ability ability) {
        return all.contains(ability);
    }
}
