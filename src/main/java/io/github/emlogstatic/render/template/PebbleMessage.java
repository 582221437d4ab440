package io.github.emlogstatic.render.template;

import io.github.emlogstatic.config.settings.Suggestion;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.core.CoreExtension;
import io.pebbletemplates.pebble.extension.escaper.EscaperExtension;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Pebble says of a mistake, in the words of this program: what is wrong, and what to do. */
final class PebbleMessage {

    private static final String PEBBLE = "io.pebbletemplates.";
    private static final String PROGRAM = "io.github.emlogstatic.";

    /** A filter, a function or a macro in a template. */
    private static final Pattern CALL = Pattern.compile("(?:(?<=\\|)|(?<=\\| )|\\b(?=\\w+\\())(\\w+)");

    private static final Set<String> PARTS_OF_A_DATE =
            new TreeSet<>(List.of("year", "monthValue", "dayOfMonth", "hour", "minute"));

    private static final Pattern NAMED = Pattern.compile("[\"\\[](.+?)[\"\\]]");

    private static final String NO_FUNCTION = "Function or Macro [";

    private static final String TWO_MACROS = "More than one macro";

    private static final String WRONG_KIND =
            "these values cannot be compared or calculated with; check of which kind they are";

    private static final String WRONG_VALUE =
            "a tag, filter, test or function cannot work with this value; check of which kind it is";

    private static final String NO_CONDITION = "a list, a map or null is no condition; write 'is not empty' after it";

    /** What casts its values to true or false. */
    private static final Set<String> CONDITIONS = Stream.of(
                    AndExpression.class, OrExpression.class, TernaryExpression.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final String NO_MAP = "'with' needs a map after it: names and values in braces";

    static final String WRONG_ARGUMENTS =
            "these are not the arguments of the filter, function or macro; check their number, names and order";

    private static final String NO_SLICE =
            "'slice' takes numbers within the text or list, the first below the second; check the length first";

    /** The most names that a message lists. */
    private static final int LISTED = 12;

    /** What Jinja, Nunjucks and Liquid have under another name. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "elif", "elseif",
            "raw", "verbatim",
            "safe", "raw",
            "truncate", "abbreviate",
            "dump", "json",
            "strip", "trim",
            "e", "escape",
            "super", "parent");

    /** Our sentences by the beginning of Pebble's; the first match counts. {@code %s} is the name in Pebble's message. */
    private static final List<Map.Entry<String, String>> SENTENCES = List.of(
            Map.entry("Unexpected expression", NO_MAP),
            Map.entry(
                    "Unexpected token of value \"if\"",
                    "'if' is not expected here; write 'elseif' as one word, and 'a ? b : c' for a choice of values"),
            Map.entry(
                    "Unexpected ",
                    "'%s' is not expected here; check the quotes, brackets and operators before it (==, and, or, not)"),
            Map.entry("Unclosed comment", "{# is not closed; write #}"),
            Map.entry("Unclosed ", "'%s' is missing; write it"),
            Map.entry("A block must start", "a tag needs its name, such as 'if'"),
            Map.entry("Unsupported value type", NO_CONDITION),
            Map.entry("null value", NO_CONDITION),
            Map.entry("Could not perform", WRONG_KIND),
            Map.entry("Wrong operand", WRONG_KIND),
            Map.entry("invalid operands", WRONG_KIND),
            Map.entry("Cannot convert to Number", WRONG_KIND),
            Map.entry(
                    "Unknown escaping strategy",
                    "there is no way of escaping '%s'; take html, js, css, json or url_param"),
            Map.entry("Contains operator", "'contains' needs a list or a map before it"),
            Map.entry("Not an iterable object", "'for' needs a list or a map"),
            Map.entry("The template name in an", "the template to include has no name; put the name in quotes"),
            Map.entry("Can not use parent function", "'parent' is only for a template that extends another"),
            Map.entry("The argument", WRONG_ARGUMENTS),
            Map.entry("The following named argument", WRONG_ARGUMENTS),
            Map.entry("Positional arguments", WRONG_ARGUMENTS),
            Map.entry("Can not use named arguments", WRONG_ARGUMENTS),
            Map.entry("missing delimiter", WRONG_ARGUMENTS),
            Map.entry("Argument ", WRONG_ARGUMENTS),
            Map.entry("Arguments of range", WRONG_ARGUMENTS),
            Map.entry("The increment of the range", WRONG_ARGUMENTS),
            Map.entry("fromIndex", NO_SLICE),
            Map.entry("toIndex", NO_SLICE),
            Map.entry("begin ", NO_SLICE), // Java's, of a text
            Map.entry("Invalid argument", WRONG_ARGUMENTS));

    private PebbleMessage() {}

    /** The exception that has caused all others. */
    static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    /** Whether code of the program has thrown it, or has called what of Java has thrown it. */
    static boolean isOfProgram(Throwable root) {
        return origin(root).startsWith(PROGRAM);
    }

    /** The class of Pebble or of the program in which a failure begins. */
    private static String origin(Throwable root) {
        return Stream.of(root.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(PEBBLE) || name.startsWith(PROGRAM))
                .findFirst()
                .orElse("");
    }

    /** Whether a tag may not be closed, or not be opened. Pebble tells the line in which it notices that. */
    static boolean isOfPairs(PebbleException e) {
        String message = message(e);
        return message.startsWith("Unexpected end of template")
                || message.startsWith("endblock tag should be present")
                || message.startsWith("Unclosed verbatim")
                || message.startsWith("Unexpected tag name") && UnpairedTag.TAGS.contains(named(message));
    }

    /** Whether the template ends inside a tag. After a line break Pebble names a character that no file has. */
    private static boolean isOfTheEnd(PebbleException e) {
        String message = message(e);
        return message.startsWith("Unexpected token of value \"null\" and type EOF")
                || message.startsWith("Unexpected token \"EOF\"")
                || message.startsWith("Unexpected ") && named(message).equals("\0");
    }

    /** How to find in the template what Pebble tells without a line: the last macro of a name, a number that is too long. */
    static Optional<Pattern> unplaced(PebbleException e) {
        if (message(e).startsWith(TWO_MACROS)) {
            return Optional.of(Pattern.compile("\\{%-?\\s*macro\\s+" + Pattern.quote(lastWord(message(e))) + "\\b"));
        }
        Throwable root = root(e);
        return root instanceof NumberFormatException
                ? Optional.of(Pattern.compile(Pattern.quote(named(String.valueOf(root.getMessage())))))
                : Optional.empty();
    }

    private static String lastWord(String message) {
        return message.replaceFirst(".* ", "");
    }

    /** The asset that a template asks for and the theme lacks. */
    static Optional<String> lackedAsset(PebbleException e) {
        return Optional.of(message(e))
                .filter(message -> message.startsWith(AssetFunction.LACKED))
                .map(message -> message.substring(AssetFunction.LACKED.length()));
    }

    /**
     * @param line of the template in which the mistake is
     * @param variables the names that the template may ask for
     * @param own what the template may use beyond what Pebble has
     */
    static String inWords(PebbleException e, String line, Set<String> variables, Extension own) {
        if (e instanceof RootAttributeNotFoundException missing) {
            return e.getPebbleMessage().contains("null object")
                    ? ofNothing(missing.getAttributeName(), line)
                    : ofVariable(missing.getAttributeName(), variables);
        }
        if (e instanceof AttributeNotFoundException missing) {
            String type = type(e.getPebbleMessage());
            String name = missing.getAttributeName();
            if (type.matches("listN|list12|\\w+List") || message(e).startsWith("Index ")) { // Java's own classes
                return "a list has no '" + name
                        + "'; take its values with 'for', or count them with the filter 'length'";
            }
            String owner = owner(name, line).orElse(type.equals("unmodifiableMap") ? "options" : type);
            return "there is no '" + name + "' in "
                    + (owner.equals("options")
                            ? "the options; theme.yaml declares them"
                            : owner + orListed(name, parts(e.getPebbleMessage())));
        }
        if (isOfTheEnd(e)) {
            return "the template ends inside a tag; close the tag";
        }
        Throwable root = root(e);
        if (root instanceof ClassCastException && CONDITIONS.contains(origin(root))) {
            return NO_CONDITION;
        }
        if (root instanceof NumberFormatException) {
            return WRONG_KIND;
        }
        if (root instanceof ArithmeticException) {
            return "a number is divided by 0; test it first";
        }
        String message = message(e);
        String sentence = root instanceof PatternSyntaxException
                ? WRONG_ARGUMENTS
                : inWords(message, named(message), own, isOfProgram(root));
        return switch (sentence) {
            case WRONG_ARGUMENTS ->
                failing(root, own)
                        .or(() -> only(CALL, line))
                        .map(name ->
                                "these are not the arguments of '" + name + "'; check their number, names and order")
                        .orElse(sentence);
            case WRONG_VALUE ->
                failing(root, own)
                        .map(name -> "'" + name + "' cannot work with this value; check of which kind it is")
                        .orElse(sentence);
            default -> sentence;
        };
    }

    /** The filter, test or function in which a failure begins; empty if it begins in no such. */
    private static Optional<String> failing(Throwable root, Extension own) {
        String origin = origin(root);
        return Stream.of(own, new CoreExtension(), new EscaperExtension())
                .flatMap(all -> Stream.of(all.getFilters(), all.getTests(), all.getFunctions()))
                .filter(Objects::nonNull)
                .flatMap(named -> named.entrySet().stream())
                .filter(named -> named.getValue().getClass().getName().equals(origin))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The name that a pattern finds in a template's line; empty if it finds several, or none. */
    private static Optional<String> only(Pattern pattern, String line) {
        List<String> names = pattern.matcher(line)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    private static String ofVariable(String name, Set<String> variables) {
        return variables.contains(name)
                ? "a macro knows its arguments only; give it '" + name + "' as one of them"
                : "there is no variable '" + name + "' on this page"
                        + orListed(
                                name,
                                variables.stream()
                                        .filter(known -> !known.startsWith("_")) // the program's own
                                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String ofNothing(String attribute, String line) {
        return owner(attribute, line)
                .map(owner -> "'" + attribute + "' is asked of '" + owner
                        + "', which is nothing here; test it for null first")
                .orElse("'" + attribute + "' is asked of nothing; test for null first");
    }

    /**
     * @param name what the message names
     * @param isOurs whether the message is in our words already
     */
    private static String inWords(String message, String name, Extension own, boolean isOurs) {
        if (message.startsWith("Unexpected tag name") && !UnpairedTag.TAGS.contains(name)) {
            return "there is no tag '" + name + "'" + corrected(name, UnpairedTag.TAGS);
        }
        if (message.startsWith("Filter [")) {
            return "there is no filter '" + name + "'" + corrected(name, filters(own));
        }
        if (message.startsWith(NO_FUNCTION)) {
            if (filters(own).contains(name)) {
                return "'" + name + "' is a filter; write it after the value and '|'";
            }
            String meant = meant(name, functions(own));
            return "there is no function or macro '" + name + "'"
                    + (meant.isEmpty() ? "; correct its name, or import the macro" : meant);
        }
        if (message.startsWith("Test [")) {
            return "there is no test '" + name + "'"
                    + corrected(name, new CoreExtension().getTests().keySet());
        }
        if (message.startsWith(TWO_MACROS)) {
            return "two macros of this template are named '" + lastWord(message) + "'; rename one";
        }
        if (message.startsWith("More than one named template")) {
            return "'" + lastWord(message)
                    + "' is imported twice on this page; choose another name, or import without 'as'";
        }
        return SENTENCES.stream()
                .filter(sentence -> message.startsWith(sentence.getKey()))
                .findFirst()
                .map(sentence -> sentence.getValue().replace("%s", name))
                .orElse(isOurs ? message : WRONG_VALUE);
    }

    private static Set<String> functions(Extension own) {
        Set<String> functions = new TreeSet<>(own.getFunctions().keySet());
        functions.addAll(new CoreExtension().getFunctions().keySet());
        functions.addAll(List.of("parent", "block")); // parts of Pebble's grammar
        return functions;
    }

    private static Set<String> filters(Extension own) {
        Set<String> filters = new TreeSet<>(own.getFilters().keySet());
        filters.addAll(new CoreExtension().getFilters().keySet());
        filters.addAll(new EscaperExtension().getFilters().keySet());
        return filters;
    }

    private static String corrected(String name, Collection<String> known) {
        String meant = meant(name, known);
        return meant.isEmpty() ? "; correct its name" : meant;
    }

    private static String meant(String name, Collection<String> known) {
        String elsewhere = ELSEWHERE.getOrDefault(name, name);
        return Suggestion.question(known.contains(elsewhere) ? elsewhere : name, known);
    }

    /** The nearest of some names, or all of them if none is near and they are few. */
    private static String orListed(String name, Set<String> known) {
        String meant = Suggestion.question(name, known);
        return !meant.isEmpty() || known.isEmpty() || known.size() > LISTED
                ? meant
                : "; it has " + String.join(", ", known);
    }

    private static String message(PebbleException e) {
        return String.valueOf(e.getPebbleMessage());
    }

    /** The last of what stands in quotes or square brackets. */
    private static String named(String message) {
        return NAMED.matcher(message).results().map(name -> name.group(1)).reduce("", (one, next) -> next);
    }

    /** The value whose attribute a template's line uses; empty if there are several such values, or none is found. */
    private static Optional<String> owner(String attribute, String line) {
        return only(
                Pattern.compile("(\\w+(?:\\.\\w+|\\[[\"']?\\w+[\"']?])*)(?:\\.%1$s\\b|\\[[\"']?%1$s[\"']?])"
                        .formatted(Pattern.quote(attribute))),
                line);
    }

    /** The attributes of the value that Pebble's message names. */
    private static Set<String> parts(String message) {
        try {
            Class<?> type = Class.forName(className(message));
            return type == LocalDateTime.class
                    ? PARTS_OF_A_DATE
                    : type.isRecord() ? RecordAttributes.components(type).keySet() : Set.of();
        } catch (ClassNotFoundException e) {
            return Set.of(); // a word in place of a class
        }
    }

    /** The class in Pebble's message: {@code Attribute [x] of [io….View$ArticleView] does not exist}. */
    private static String className(String message) {
        int from = message.indexOf(" of [") + 5;
        int to = message.indexOf(']', from);
        return from < 5 || to < 0 ? "it" : message.substring(from, to);
    }

    /** The name of that value's type in templates: {@code article}. */
    private static String type(String message) {
        String name = className(message);
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        String type = simple.replaceFirst("(?<=.)(View|Head|Ref|Count|Node)$", "");
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }
}
