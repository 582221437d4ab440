package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;

/** Every page of the sample blog, as the W3C's checker sees it. */
class W3cTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyPageIsValid() throws IOException {
        assertThat(mistakes(SampleSite.pages())).isEmpty();
    }

    @Test
    void everyPageOfThePlainThemeIsValidToo() throws IOException {
        assertThat(mistakes(SampleSite.pages(SampleSite.build("plain")))).isEmpty();
    }

    private static List<String> mistakes(List<Path> pages) {
        return pages.parallelStream().flatMap(page -> mistakes(page).stream()).toList();
    }

    private static List<String> mistakes(Path page) {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        try (InputStream in = Files.newInputStream(page)) {
            List<String> mistakes = new ArrayList<>();
            for (JsonNode message : JSON.readTree(validator.validate(in)).path("messages")) {
                if (message.path("type").asText().equals("error")) {
                    mistakes.add(page + ":"
                            + message.path("lastLine").asText() + " "
                            + message.path("message").asText() + " in "
                            + message.path("extract").asText());
                }
            }
            return mistakes;
        } catch (Exception e) {
            throw new IllegalStateException(page.toString(), e);
        }
    }
}
