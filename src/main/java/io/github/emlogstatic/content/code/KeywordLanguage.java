package io.github.emlogstatic.content.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A language that RSyntaxTextArea does not know. Comments, strings, numbers and keywords have colours.
 *
 * @param pieces finds the groups {@code comment}, {@code string}, {@code variable}, {@code number} and {@code word}
 * @param anyCase whether keywords may have capitals
 */
record KeywordLanguage(Pattern pieces, Set<String> keywords, boolean anyCase) {

    private static final String HASH = "#[^\\n]*";
    private static final String SLASHES = "//[^\\n]*|(?s:/\\*.*?(?:\\*/|\\z))";
    private static final String QUOTED = "\"(?:[^\"\\\\\\n]|\\\\.)*+\"?|(?<!\\\\)'(?:[^'\\\\\\n]|\\\\.)*+'";

    private static final KeywordLanguage SWIFT = of(
            SLASHES,
            "(?s:\"\"\".*?\"\"\")|\"(?:[^\"\\\\\\n]|\\\\.)*+\"?",
            "@\\w+",
            "actor any as associatedtype async await break case catch class continue convenience default defer deinit do"
                    + " else enum extension fallthrough false fileprivate final for func guard if import in init inout"
                    + " internal is lazy let mutating nil open operator override private protocol public repeat required"
                    + " rethrows return self some static struct subscript super switch throw throws true try typealias"
                    + " unowned var weak where while");
    private static final KeywordLanguage R = of(
            HASH,
            QUOTED,
            "(?!)",
            "FALSE Inf NA NULL NaN TRUE break else for function if in library next repeat require return while");
    private static final KeywordLanguage GRAPHQL = of(
            HASH,
            "(?s:\"\"\".*?\"\"\")|" + QUOTED,
            "[$@]\\w+",
            "directive enum extend false fragment implements input interface mutation null on query scalar schema"
                    + " subscription true type union");
    private static final KeywordLanguage POWERSHELL = of(
                    "(?s:<#.*?(?:#>|\\z))|" + HASH,
                    "\"(?:[^\"`]|`.)*+\"?|'[^']*'",
                    "\\$[\\w:]+",
                    "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach"
                            + " from function if in param process return switch throw trap try until using while")
            .inAnyCase();
    private static final KeywordLanguage NGINX = of(
            HASH,
            QUOTED,
            "\\$\\w+",
            "access_log add_header alias client_max_body_size default_type deny allow error_log error_page events"
                    + " expires fastcgi_param fastcgi_pass gzip http if include index keepalive_timeout listen location"
                    + " log_format map off on proxy_pass proxy_set_header return rewrite root server server_name set"
                    + " ssl_certificate ssl_certificate_key try_files types upstream user worker_connections"
                    + " worker_processes");
    private static final KeywordLanguage MATLAB = of(
            "%[^\\n]*",
            "\"(?:[^\"\\n])*\"|(?<![\\w)\\]}'.])'[^'\\n]*'",
            "(?!)",
            "break case catch classdef continue else elseif end false for function global if otherwise parfor"
                    + " persistent return spmd switch true try while");

    private static final Map<String, KeywordLanguage> BY_NAME = Map.ofEntries(
            Map.entry("swift", SWIFT),
            Map.entry("r", R),
            Map.entry("graphql", GRAPHQL),
            Map.entry("powershell", POWERSHELL),
            Map.entry("ps1", POWERSHELL),
            Map.entry("nginx", NGINX),
            Map.entry("nginxconf", NGINX),
            Map.entry("matlab", MATLAB),
            Map.entry("octave", MATLAB));

    private static KeywordLanguage of(String comment, String string, String variable, String keywords) {
        return new KeywordLanguage(
                Pattern.compile("(?<comment>" + comment + ")|(?<string>" + string + ")|(?<variable>" + variable
                        + ")|(?<number>\\b\\d[\\w.]*)|(?<word>[\\p{L}_][\\w]*)"),
                Set.copyOf(Arrays.asList(keywords.split(" "))),
                false);
    }

    private KeywordLanguage inAnyCase() {
        return new KeywordLanguage(pieces, keywords, true);
    }

    static Optional<KeywordLanguage> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    String html(String code) {
        Spans spans = new Spans(code);
        Matcher piece = pieces.matcher(code);
        while (piece.find()) {
            spans.add(Spans.PLAIN, piece.start());
            spans.add(kind(piece), piece.end());
        }
        spans.add(Spans.PLAIN, code.length());
        return spans.end();
    }

    private String kind(Matcher piece) {
        if (piece.group("word") != null) {
            String word = anyCase ? piece.group().toLowerCase(Locale.ROOT) : piece.group();
            return keywords.contains(word) ? "keyword" : Spans.PLAIN;
        }
        return Stream.of("comment", "string", "variable", "number")
                .filter(kind -> piece.group(kind) != null)
                .findFirst()
                .orElse(Spans.PLAIN);
    }
}
