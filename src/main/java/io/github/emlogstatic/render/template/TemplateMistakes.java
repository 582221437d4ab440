package io.github.emlogstatic.render.template;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.template.steady.SteadyParts;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeFile;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells authors of a theme where a mistake is, and what is wrong.
 *
 * @param own what templates can use beyond what Pebble has
 */
record TemplateMistakes(Theme theme, Extension own) {

    /**
     * File, line, and what is wrong there.
     *
     * @param variables those of the page that has failed
     * @throws RuntimeException as it was thrown, if the program is wrong and not the theme
     */
    String explained(RuntimeException thrown, String layout, Map<String, Object> variables) {
        refuseBug(thrown);
        PebbleException e = innermost(thrown);
        CurrentTag.Tag tag = failing(layout, variables);
        String file = tag.file();
        int line = line(e, tag);
        if (e instanceof LoaderException) {
            return place(file, line) + notThere(String.valueOf(e.getPebbleMessage()));
        }
        if (PebbleMessage.isOfPairs(e) || thrown instanceof IndexOutOfBoundsException) {
            Optional<String> unpaired = unpaired(file);
            if (unpaired.isPresent()) {
                return unpaired.get();
            }
        }
        int unclosed = tag.line() == 0 ? unclosed(file) : 0;
        if (unclosed > 0 && (line == 0 || unclosed < line)) {
            return place(file, unclosed) + "a quote, a bracket or the end of this tag is missing; write it";
        }
        Optional<String> asset = PebbleMessage.lackedAsset(e);
        return asset.flatMap(this::option)
                .orElseGet(() -> place(file, line)
                        + page(tag, variables)
                        + PebbleMessage.inWords(e, source(file, line), variables.keySet(), own)
                        + asset.map(name -> meant(name, theme.assets())).orElse(""));
    }

    /** The page that was rendered, because a template may fail on one page alone; empty while it is parsed. */
    private static String page(CurrentTag.Tag tag, Map<String, Object> variables) {
        return tag.line() > 0 && variables.get(SteadyParts.PLACE) instanceof PageLocation page
                ? "page " + page.path() + ": "
                : "";
    }

    /** What fails in code of the program is no mistake of a theme, also where Pebble has wrapped it, as in a condition. */
    private static void refuseBug(RuntimeException thrown) {
        Throwable cause = PebbleMessage.root(thrown);
        boolean isBug = !(cause instanceof PebbleException) && PebbleMessage.isOfProgram(cause);
        if (isBug) {
            throw cause instanceof RuntimeException bug ? bug : thrown;
        }
    }

    /**
     * Renders the page once more, to find the tag that fails. Pebble often names another template: for a macro's arguments
     * that of the macro, for an embedded block the embedded one, for a function that does not exist the last one that is
     * extended.
     */
    private CurrentTag.Tag failing(String layout, Map<String, Object> variables) {
        CurrentTag current = new CurrentTag();
        try {
            Templates.engine(new ThemeLoader(theme, current::begin), own, current)
                    .getTemplate(layout)
                    .evaluate(Writer.nullWriter(), variables, Locale.ROOT);
        } catch (RuntimeException | IOException | StackOverflowError e) {
            // The template fails as it did before; this time each of its tags was noted.
        }
        return current.innermost().orElse(new CurrentTag.Tag(layout, 0));
    }

    /** Names the option whose value is a file that the theme lacks. */
    private Optional<String> option(String asset) {
        return theme.options().entrySet().stream()
                .filter(option -> !asset.isEmpty() && asset.equals(option.getValue()))
                .map(option -> "option " + option.getKey() + ": the theme has no assets/" + asset
                        + "; put the file there, or correct the option")
                .findFirst();
    }

    /** The line of a tag that is not closed; 0 if all are. Pebble notices it further down. */
    private int unclosed(String file) {
        return theme.file(file)
                .map(template -> TemplateTags.lineOfUnclosed(template.text()))
                .orElse(0);
    }

    /** The tag that ends too early, or not at all. */
    private Optional<String> unpaired(String file) {
        return theme.file(file)
                .flatMap(template -> UnpairedTag.in(template.text()))
                .map(tag -> place(file, tag.line()) + tag.inWords());
    }

    /** What Pebble says. A condition hides what has failed in it. */
    private static PebbleException innermost(RuntimeException thrown) {
        PebbleException innermost = new PebbleException(thrown, thrown.getMessage());
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            innermost = cause instanceof PebbleException e ? e : innermost;
        }
        return innermost;
    }

    private String notThere(String name) {
        return Theme.isAsset(name)
                ? name + " is an asset; what is to be included belongs in partials/"
                : "the theme has no " + name + meant(name, theme.templates());
    }

    /** The file beside a missing one whose name resembles it, or the only one of that name in another folder. */
    private static String meant(String path, List<String> known) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String name = path.substring(folder.length());
        String ending = name.substring(stem(name).length());
        Map<String, String> beside = known.stream()
                .filter(file -> file.startsWith(folder) && file.endsWith(ending))
                .collect(Collectors.toMap(
                        file -> stem(file.substring(folder.length())), Function.identity(), (one, other) -> one));
        List<String> elsewhere =
                known.stream().filter(file -> file.endsWith("/" + name)).toList();
        return Suggestion.of(stem(name), beside.keySet())
                .map(beside::get)
                .or(() -> elsewhere.size() == 1 ? Optional.of(elsewhere.get(0)) : Optional.empty())
                .map(file -> "; did you mean '" + file + "'?")
                .orElse("; add it, or correct its name");
    }

    /** The name of a file without its ending. */
    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    /** Names the template that includes itself, or those that include each other, or a tag that is rendered without end. */
    String endless(String layout, Map<String, Object> variables) {
        Optional<IncludeCycle> cycle = IncludeCycle.in(theme, layout);
        return cycle.map(templates -> templates.steps().get(0))
                        .map(step -> place(step.from(), step.line()))
                        .orElseGet(() -> place(failing(layout, variables)))
                + "a template includes or extends itself, or a macro calls itself, without end"
                + cycle.map(IncludeCycle::inWords).orElse("");
    }

    /** 0 if it is not known. */
    private int line(PebbleException e, CurrentTag.Tag tag) {
        int line = e.getLineNumber() != null && e.getLineNumber() > 0 ? e.getLineNumber() : tag.line();
        return line > 0
                ? line
                : PebbleMessage.unplaced(e)
                        .map(mistake -> lastLine(tag.file(), mistake))
                        .orElse(0);
    }

    /** The last line in which a template has something; 0 if it has not. */
    private int lastLine(String file, Pattern something) {
        return theme.file(file).map(ThemeFile::text).stream()
                .flatMap(text -> something.matcher(text).results().map(found -> TemplateTags.line(text, found.start())))
                .reduce(0, (one, next) -> next);
    }

    private List<String> lines(String file) {
        return theme.file(file)
                .map(template -> template.text().lines().toList())
                .orElse(List.of());
    }

    private String source(String file, int line) {
        return lines(file).stream().skip(Math.max(0, line - 1)).findFirst().orElse("");
    }

    private String place(CurrentTag.Tag tag) {
        return place(tag.file(), tag.line());
    }

    private String place(String file, int line) {
        String origin = theme.file(file).map(ThemeFile::origin).orElse(file);
        return line == 0 ? origin + ": " : origin + ":" + line + ": ";
    }
}
