package io.github.emlogstatic.content.code;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.jspecify.annotations.Nullable;

/**
 * A language that RSyntaxTextArea scans.
 *
 * @param scanner the start of the name of RSyntaxTextArea's class
 * @param capitalTypes whether names that start with a capital letter are types
 */
record ScannedLanguage(String scanner, boolean capitalTypes) {

    /** Code with longer lines stays plain: a program wrote it, and some scanners take the square of a line's length. */
    private static final int LONGEST_LINE = 10_000;

    /** Each block of code gets a scanner of its own. Looking for its class takes longer than making it. */
    private static final Map<String, Constructor<? extends TokenMaker>> CONSTRUCTORS = new ConcurrentHashMap<>();

    /** A scanner in each line, with a star if capital letters start types, and the names of its languages. */
    private static final Map<String, ScannedLanguage> BY_NAME = """
            Java* java
            CSharp* csharp c# cs
            Dart* dart
            Groovy* groovy gradle
            Kotlin* kotlin kt kts
            Rust* rust rs
            Scala* scala
            TypeScript* typescript ts tsx
            ActionScript actionscript actionscript3 as as3
            AssemblerX86 asm assembly x86asm nasm
            C c h objectivec objective-c objc arduino
            Clojure clojure clj
            CPlusPlus cpp c++ cc cxx hpp
            CSS css
            D d
            Delphi delphi pascal objectpascal
            Docker dockerfile docker
            Fortran fortran
            Go go golang
            Handlebars handlebars hbs mustache
            HTML html xhtml htm vue svelte
            Htaccess apache apacheconf htaccess
            Ini ini toml conf
            JavaScript javascript js jsx jscript mjs node
            Jshintrc json json5 jsonc
            Latex latex tex
            Less less scss sass
            Lisp lisp scheme elisp
            Lua lua
            Makefile makefile make mk
            Markdown markdown md
            PHP php php-template
            Perl perl pl
            PropertiesFile properties env dotenv
            Proto protobuf proto
            Python python py python3 gyp
            Ruby ruby rb
            SQL sql mysql pgsql postgresql plsql sqlite
            Tcl tcl
            UnixShell bash sh shell zsh console terminal
            Vhdl vhdl
            VisualBasic vb vbnet vba vbscript basic
            WindowsBatch bat batch cmd dos
            XML xml svg rss atom xsd xsl xslt plist
            Yaml yaml yml""".lines()
            .flatMap(ScannedLanguage::names)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Stream<Map.Entry<String, ScannedLanguage>> names(String line) {
        String[] words = line.split(" ");
        ScannedLanguage language = new ScannedLanguage(words[0].replace("*", ""), words[0].endsWith("*"));
        return Arrays.stream(words).skip(1).map(name -> Map.entry(name, language));
    }

    static Optional<ScannedLanguage> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The code with colours; empty if the scanner misreads it, or would look through a very long line again and again. Some
     * scanners repeat or lose characters of odd code.
     */
    Optional<String> html(String code) {
        TokenMaker tokens = tokens();
        Spans spans = new Spans(code);
        int state = start(tokens, code);
        int from = 0;
        while (from <= code.length()) {
            int end = code.indexOf('\n', from);
            char[] line = code.substring(from, end < 0 ? code.length() : end).toCharArray();
            if (line.length > LONGEST_LINE) {
                return Optional.empty();
            }
            Token first = tokens.getTokenList(new Segment(line, 0, line.length), state, 0);
            if (!add(first, line, from, spans)) {
                return Optional.empty();
            }
            state = last(first).getType(); // what getLastTokenTypeOnLine returns after it has scanned the line again
            from += line.length + 1;
            spans.add(Spans.PLAIN, Math.min(from, code.length()));
        }
        return Optional.of(spans.end());
    }

    /**
     * Adds the tokens of a line. Returns false if they are not the line's text.
     *
     * @param from where the line begins in the code
     */
    private boolean add(Token first, char[] line, int from, Spans spans) {
        int at = 0;
        for (@Nullable Token token = first; token != null && token.isPaintable(); token = token.getNextToken()) {
            int end = at + token.length();
            if (token.getTextOffset() != at || end > line.length) {
                return false;
            }
            spans.add(kind(token.getType(), line, at, end), from + end);
            at = end;
        }
        return at == line.length;
    }

    private static Token last(Token first) {
        Token last = first;
        while (last.getNextToken() != null) {
            last = last.getNextToken();
        }
        return last;
    }

    /** The state in which the first line starts. PHP without its opening tag is PHP and no HTML. */
    private int start(TokenMaker tokens, String code) {
        if (!scanner.equals("PHP") || code.contains("<?") || code.stripLeading().startsWith("<")) {
            return TokenTypes.NULL;
        }
        char[] opening = "<?php ".toCharArray();
        return tokens.getLastTokenTypeOnLine(new Segment(opening, 0, opening.length), TokenTypes.NULL);
    }

    private TokenMaker tokens() {
        try {
            return CONSTRUCTORS
                    .computeIfAbsent(scanner, ScannedLanguage::constructor)
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the program lacks " + scanner, e);
        }
    }

    private static Constructor<? extends TokenMaker> constructor(String scanner) {
        String name = TokenMaker.class.getPackageName() + ".modes." + scanner + "TokenMaker";
        try {
            return Class.forName(name).asSubclass(TokenMaker.class).getDeclaredConstructor();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the program lacks " + name, e);
        }
    }

    private String kind(int type, char[] line, int from, int to) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> "comment";
            case TokenTypes.COMMENT_KEYWORD -> "doctag";
            case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2 -> "keyword";
            case TokenTypes.FUNCTION -> capitalTypes ? "type" : "built_in";
            case TokenTypes.LITERAL_BOOLEAN -> "literal";
            case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> "number";
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                    TokenTypes.MARKUP_CDATA,
                    TokenTypes.ERROR_STRING_DOUBLE,
                    TokenTypes.ERROR_CHAR -> "string";
            case TokenTypes.DATA_TYPE -> "type";
            case TokenTypes.VARIABLE -> "variable";
            case TokenTypes.REGEX -> "regexp";
            case TokenTypes.ANNOTATION,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_DTD,
                    TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
                    TokenTypes.MARKUP_CDATA_DELIMITER -> "meta";
            case TokenTypes.MARKUP_TAG_NAME -> "name";
            case TokenTypes.MARKUP_TAG_ATTRIBUTE -> "attr";
            case TokenTypes.MARKUP_ENTITY_REFERENCE -> "symbol";
            case TokenTypes.IDENTIFIER -> isType(line, from, to) ? "type" : Spans.PLAIN;
            default -> Spans.PLAIN;
        };
    }

    /** Constants, all in capitals, are no types. */
    private boolean isType(char[] line, int from, int to) {
        if (!capitalTypes || !Character.isUpperCase(line[from])) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (Character.isLowerCase(line[i])) {
                return true;
            }
        }
        return to == from + 1;
    }
}
