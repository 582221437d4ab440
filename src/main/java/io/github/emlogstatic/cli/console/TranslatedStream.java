package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.language.Translator;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Translates each printed line. What is printed without the end of a line is data and stays as it is. */
final class TranslatedStream extends PrintStream {

    private final PrintStream stream;
    private final Translator translator;

    TranslatedStream(PrintStream stream, Translator translator) {
        super(stream, true, StandardCharsets.UTF_8);
        this.stream = stream;
        this.translator = translator;
    }

    @Override
    public void print(String text) {
        stream.print(text);
    }

    @Override
    public void println() {
        stream.println();
    }

    @Override
    public void println(String line) {
        stream.println(translator.translated(line));
    }

    /** The lines of a stack trace come here too. */
    @Override
    public void println(Object line) {
        if (line instanceof Throwable) {
            stream.println(line);
        } else {
            println(String.valueOf(line));
        }
    }
}
