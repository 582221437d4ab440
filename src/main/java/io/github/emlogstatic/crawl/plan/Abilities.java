package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.record.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a source can see. These facts decide what is asked for and what may be removed.
 *
 * @param all the abilities that the source has
 * @param improvements what this source does better than others, by the origin of the archived text
 * @param requests the names of its questions, for a dry run
 */
public record Abilities(Set<Ability> all, Map<Origin, Improvement> improvements, RequestNames requests) {

    private static final Improvement WHOLE_TEXT = new Improvement("only known from the list so far", false);

    /** For a source that gives whole texts. */
    public static final Map<Origin, Improvement> BETTER_THAN_LIST = Map.of(Origin.LIST, WHOLE_TEXT);

    /** For a source that also gives texts as their author typed them, and opens protected ones. */
    public static final Map<Origin, Improvement> BETTER_THAN_LIST_AND_PAGES = Map.of(
            Origin.LIST,
            WHOLE_TEXT,
            Origin.PAGE,
            new Improvement("only known from its page so far", true),
            Origin.NONE,
            new Improvement("protected when it was last asked for", false));

    /**
     * What a source gives in place of a text that another source gave.
     *
     * @param reason why the text is asked for again, for a dry run
     * @param moreComments whether this source may also show more comments
     */
    public record Improvement(String reason, boolean moreComments) {}

    /** The names of a source's questions. */
    public record RequestNames(String article, String page, String comments, String likes) {}

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
        /** A question costs nothing, so that each run asks for all that may have changed unseen. */
        FREE,
        /** The source shows the comments on protected articles. */
        COMMENTS_OF_PROTECTED,
        /** What the source does not show now, it never shows: neither a key nor a second try changes that. */
        FINAL
    }

    public Abilities {
        all = Set.copyOf(all);
        improvements = Map.copyOf(improvements);
    }

    public boolean has(Ability ability) {
        return all.contains(ability);
    }

    /** Whether the source gives texts. An outdated backup improves nothing: the archived texts are newer. */
    boolean givesTexts() {
        return !improvements.isEmpty();
    }

    /** What this source does better than the one that gave a text of that origin; empty if nothing. */
    Optional<Improvement> over(Origin origin) {
        return Optional.ofNullable(improvements.get(origin));
    }
}
