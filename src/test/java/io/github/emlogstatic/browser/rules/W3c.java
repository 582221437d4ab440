package io.github.emlogstatic.browser.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The W3C's checker of HTML. Its grammar takes longer to read than many pages, and a deep stack. */
final class W3c {

    private static final int STACK = 16 << 20;
    private static final ExecutorService DEEP = Executors.newSingleThreadExecutor(W3c::thread);
    private static @Nullable W3c checker;

    private final List<SAXParseException> errors = new ArrayList<>();
    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(false);

    private W3c() {
        try {
            validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new SystemErrErrorHandler());
            validator.setUpValidatorAndParsers(collector(), false, false);
        } catch (Exception e) {
            throw new IllegalStateException("the grammar of HTML", e);
        }
    }

    /** The errors on these pages, each with file, line and message. */
    static List<String> errors(List<Path> pages) {
        try {
            return DEEP.submit(() -> ofAll(pages)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a page could not be checked", e);
        }
    }

    private static List<String> ofAll(List<Path> pages) {
        if (checker == null) {
            checker = new W3c();
        }
        List<String> all = new ArrayList<>();
        for (Path page : pages) {
            all.addAll(checker.errors(page));
        }
        return all;
    }

    private static Thread thread(Runnable checks) {
        Thread thread = new Thread(null, checks, "w3c", STACK);
        thread.setDaemon(true);
        return thread;
    }

    private List<String> errors(Path page) {
        errors.clear();
        try (InputStream in = Files.newInputStream(page)) {
            InputSource source = new InputSource(in);
            source.setEncoding("utf-8");
            source.setSystemId(page.toUri().toString());
            validator.checkHtmlInputSource(source);
        } catch (IOException | org.xml.sax.SAXException e) {
            throw new IllegalStateException(page.toString(), e);
        }
        return errors.stream()
                .map(error -> page + ":" + error.getLineNumber() + " " + error.getMessage())
                .toList();
    }

    private ErrorHandler collector() {
        return new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {}

            @Override
            public void error(SAXParseException error) {
                errors.add(error);
            }

            @Override
            public void fatalError(SAXParseException error) {
                errors.add(error);
            }
        };
    }
}
