package io.github.emlogstatic.render.template;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeFile;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells authors of a theme where a mistake is, and what is wrong.
 *
 * @param own what templates can use beyond what Pebble has
 */
record TemplateMistakes(Theme theme, Extension own) {

    /**
     * File, line, and what is wrong there.
     *
     * @param variables the names that the layout may ask for
     */
    String explained(PebbleException thrown, String layout, Set<String> variables) {
        PebbleException e = innermost(thrown);
        if (e instanceof LoaderException) {
            return notThere(String.valueOf(e.getPebbleMessage()), layout);
        }
        String file = file(e, layout);
        int line = line(e, file);
        if (PebbleMessage.isOfPairs(e)) {
            Optional<String> unpaired = unpaired(file);
            if (unpaired.isPresent()) {
                return unpaired.get();
            }
        }
        Optional<String> asset = PebbleMessage.lackedAsset(e);
        return asset.flatMap(this::option)
                .orElseGet(() -> place(file, line)
                        + PebbleMessage.inWords(e, source(file, line), variables, own)
                        + asset.map(name -> meant(name, theme.assets())).orElse(""));
    }

    /**
     * The template of the mistake. Pebble searches a function in all templates that this one extends, too, and names the
     * last of them.
     */
    private String file(PebbleException e, String layout) {
        String named = e.getFileName() == null ? layout : e.getFileName();
        Optional<Pattern> call = PebbleMessage.lackedFunction(e)
                .map(function -> Pattern.compile("\\b" + Pattern.quote(function) + "\\s*\\("));
        return Stream.concat(Stream.of(named, layout), theme.templates().stream())
                .filter(file -> call.isPresent()
                        && call.get().matcher(source(file, e.getLineNumber())).find())
                .findFirst()
                .orElse(named);
    }

    /** The line of the mistake. Where a tag is not closed, Pebble tells the end of the template; the tag is meant. */
    private int line(PebbleException e, String file) {
        int unclosed = PebbleMessage.isOfTheEnd(e) || PebbleMessage.isOfQuotes(e)
                ? theme.file(file)
                        .map(template -> TemplateTags.lineOfUnclosed(template.text()))
                        .orElse(0)
                : 0;
        return unclosed > 0 || e.getLineNumber() == null ? unclosed : e.getLineNumber();
    }

    /** Names the option whose value is a file that the theme lacks. */
    private Optional<String> option(String asset) {
        return theme.options().entrySet().stream()
                .filter(option -> !asset.isEmpty() && asset.equals(option.getValue()))
                .map(option -> "option " + option.getKey() + ": the theme has no assets/" + asset
                        + "; put the file there, or correct the option")
                .findFirst();
    }

    /** Names the template that ends too early. Pebble does not for some tags, so all templates are searched. */
    Optional<String> unpaired() {
        return theme.templates().stream()
                .flatMap(file -> unpaired(file).stream())
                .findFirst();
    }

    private Optional<String> unpaired(String file) {
        return theme.file(file)
                .flatMap(template -> UnpairedTag.in(template.text()))
                .map(tag -> place(file, tag.line()) + tag.inWords());
    }

    /** A condition hides what has failed in it. */
    private static PebbleException innermost(PebbleException e) {
        return e.getCause() instanceof PebbleException cause ? innermost(cause) : e;
    }

    /** Names the template that includes a missing one. Pebble does not, so all templates are searched. */
    private String notThere(String name, String layout) {
        String what = Theme.isAsset(name)
                ? name + " is an asset; what is to be included belongs in partials/"
                : "the theme has no " + name + meant(name, theme.templates());
        return where(name, layout) + what;
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
                .orElse("");
    }

    /** The name of a file without its ending. */
    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    /** Names the template that includes itself, or those that include each other. Pebble does not. */
    String endless(String layout) {
        Optional<IncludeCycle> cycle = IncludeCycle.in(theme, layout);
        return cycle.map(templates -> templates.steps().get(0))
                        .map(step -> place(step.from(), step.line()))
                        .orElse(place(layout, 0))
                + "a template includes or extends itself, or a macro calls itself, without end"
                + cycle.map(IncludeCycle::inWords).orElse("");
    }

    /** The first place at which a template contains the searched name. */
    private String where(String name, String layout) {
        return theme.templates().stream()
                .map(file -> line(file, name))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .orElse(place(layout, 0));
    }

    /** The place at which a template contains the name of another; empty if it does not. */
    private String line(String file, String name) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains('"' + name + '"') || lines.get(i).contains("'" + name + "'")) {
                return place(file, i + 1);
            }
        }
        return "";
    }

    private List<String> lines(String file) {
        return theme.file(file)
                .map(template -> template.text().lines().toList())
                .orElse(List.of());
    }

    private String source(String file, int line) {
        return lines(file).stream().skip(Math.max(0, line - 1)).findFirst().orElse("");
    }

    private String place(String file, int line) {
        String origin = theme.file(file).map(ThemeFile::origin).orElse(file);
        return line == 0 ? origin + ": " : origin + ":" + line + ": ";
    }
}
