package io.github.emlogstatic.config;

import java.util.Optional;

/**
 * CSS selectors for the pages of a theme that is not read rightly by itself. They are used only where the blog's API
 * gives no text or no comments.
 *
 * @param content the block that holds an article's text and nothing else
 * @param comment one comment, with its replies inside
 * @param commentAuthor within a comment, the name
 * @param commentDate within a comment, the date
 * @param commentContent within a comment, the text
 */
public record Selectors(
        Optional<String> content,
        Optional<String> comment,
        Optional<String> commentAuthor,
        Optional<String> commentDate,
        Optional<String> commentContent) {

    /** None: pages are read by what is known of themes, and by what the list tells. */
    public static final Selectors NONE =
            new Selectors(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
