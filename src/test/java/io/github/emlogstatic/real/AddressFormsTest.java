package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In each form of addresses that the owner may choose, the site answers at the addresses that the blog has. */
@Tag("real-emlog")
class AddressFormsTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "form {0}, aliases {1}, with the ending {2}")
    @CsvSource({"0,n,n", "0,y,n", "1,n,n", "1,y,y", "2,n,n", "2,y,n", "3,n,n", "3,y,y"})
    void everyArticleHasItsAddressOfTheBlog(String form, String aliases, String ending) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.option("isurlrewrite", form).option("isalias", aliases).option("isalias_html", ending);
            Program program = Program.in(folder.resolve("night"));
            program.night(emlog.address());

            List<String> missing = new ArrayList<>();
            for (String path : paths(emlog)) {
                if (Stream.of("", ".html", "/index.html").noneMatch(end -> program.hasPage(path + end))) {
                    missing.add(path);
                }
            }
            assertThat(missing).isEmpty();
        }
    }

    /** Where emlog says that its articles are; one without a path is at its number. */
    private static List<String> paths(RealEmlog emlog) throws Exception {
        URI list = URI.create(emlog.address() + "?rest-api=article_list&count=100");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body();
        List<String> paths = new ArrayList<>();
        for (JsonNode article : new ObjectMapper().readTree(answer).at("/data/articles")) {
            String path = article.get("url").asText().substring(emlog.address().length());
            paths.add(URLDecoder.decode(path.replaceFirst("^\\?post=", "post/"), StandardCharsets.UTF_8));
        }
        assertThat(paths).hasSize(35);
        return paths;
    }
}
