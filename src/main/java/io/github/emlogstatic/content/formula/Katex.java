package io.github.emlogstatic.content.formula;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * KaTeX in a JavaScript engine that runs in the JVM. The start takes one to three seconds, a formula some hundredths of a
 * second. For one thread.
 */
final class Katex implements AutoCloseable {

    /** Part of the cache's keys. Another version, or other options, may write other MathML. */
    static final String VERSION = "0.19.1-2";

    /** What the answer begins with if the engine failed, and not KaTeX. */
    static final String FAILED = "?";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE =
            "globalThis.self=globalThis;globalThis.window=globalThis;globalThis.document={compatMode:'CSS1Compat'};\n";

    /** KaTeX's MathML has an empty cell for the tag of a line, so it gets the tag as a text in the line. */
    private static final String AFTER = """
            ;globalThis.typeset = formulas => JSON.stringify(formulas.map(([tex, displayMode]) => {
              const hasLines = /\\\\begin\\{(equation|align|alignat|gather)\\*?\\}/.test(tex);
              const macros = hasLines ? {"\\\\tag@literal": "\\\\qquad\\\\text{#1}"} : {};
              try {
                return "=" + katex.renderToString(tex,
                  {displayMode, output: "mathml", throwOnError: true, strict: "ignore", trust: false, maxExpand: 500, maxSize: 50, macros});
              } catch (e) {
                return "!" + e.message;
              }
            }));
            """;

    private final StringBuilder answer = new StringBuilder();
    private @Nullable Engine engine;

    /**
     * Typesets formulas.
     *
     * @return for each the HTML that starts with {@code =}, KaTeX's message that starts with {@code !}, or {@link #FAILED}
     */
    List<String> typeset(List<Formula> formulas) {
        try {
            List<List<Object>> arguments = new ArrayList<>();
            formulas.forEach(formula -> arguments.add(List.of(formula.tex(), formula.display())));
            answer.setLength(0);
            run("java_answer.give(typeset(" + JSON.writeValueAsString(arguments) + "));");
            return JSON.readValue(answer.toString(), new TypeReference<List<String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | StackOverflowError e) {
            close(); // Its state is unknown.
            return failed(formulas, e);
        }
    }

    /** Finds the formula that the engine cannot bear. */
    private List<String> failed(List<Formula> formulas, Throwable why) {
        if (formulas.size() == 1) {
            return List.of(FAILED + why.getClass().getSimpleName());
        }
        int half = formulas.size() / 2;
        List<String> all = new ArrayList<>(typeset(formulas.subList(0, half)));
        all.addAll(typeset(formulas.subList(half, formulas.size())));
        return all;
    }

    private void run(String script) throws IOException {
        if (engine == null) {
            engine = Engine.builder()
                    .addBuiltins(Builtins.builder("java_answer")
                            .addStringToVoid("give", answer::append)
                            .build())
                    .build();
            execute(engine, BEFORE + library() + AFTER);
        }
        execute(engine, script);
    }

    private static void execute(Engine engine, String script) {
        int code = engine.compile(script);
        engine.exec(code);
        engine.free(code);
    }

    private static String library() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Katex.class.getResourceAsStream("/katex/katex.min.js"), "the program lacks KaTeX")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }
}
