package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * CSS selectors for a theme whose pages the program does not understand by itself. They are used only if the blog's API
 * gives no text or no comments.
 *
 * @param without elements to leave out when texts, lists and comments are read, such as the buttons and counters that
 *     plugins write into the text. They are not left out when the program checks whose page it is and whether it asks
 *     for a password
 * @param content the element that holds an article's text and nothing else
 * @param comment one comment, with its replies inside
 * @param commentAuthor the name in a comment
 * @param commentDate the date in a comment
 * @param commentContent the text in a comment
 */
public record Selectors(
        List<String> without,
        Optional<String> content,
        Optional<String> comment,
        Optional<String> commentAuthor,
        Optional<String> commentDate,
        Optional<String> commentContent) {

    /** No selectors: the program finds the text by itself. */
    public static final Selectors NONE = new Selectors(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Selectors {
        without = List.copyOf(without);
    }

    static Selectors read(Settings settings) throws ConfigException {
        return new Selectors(
                settings.get("selectors.without", List.of(), value -> value.list(Selectors::part)),
                settings.get("selectors.content", Selectors::selector),
                settings.get("selectors.comment", Selectors::selector),
                settings.get("selectors.commentAuthor", Selectors::selector),
                settings.get("selectors.commentDate", Selectors::selector),
                settings.get("selectors.commentContent", Selectors::selector));
    }

    private static String part(Value value) throws ConfigException {
        String selector = selector(value);
        if (!Document.createShell("").select(selector).isEmpty()) {
            throw value.wrong("must be a CSS selector of parts of a page, as in .like-button");
        }
        return selector;
    }

    private static String selector(Value value) throws ConfigException {
        try {
            QueryParser.parse(value.text());
            return value.text();
        } catch (SelectorParseException e) {
            throw value.wrong("must be a CSS selector, as in .my-text");
        }
    }
}
