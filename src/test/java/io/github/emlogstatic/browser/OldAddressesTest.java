package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.github.emlogstatic.build.OldBlog;
import io.github.emlogstatic.embedded.Options.UrlMode;
import io.github.emlogstatic.serve.PreviewServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a host that takes no rules, the script leads every old address to its page. */
@Tag("browser")
class OldAddressesTest {

    private static final Page.NavigateOptions ONCE_SENT =
            new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT);
    private static final Page.WaitForURLOptions UNTIL_SENT =
            new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(UrlMode.class)
    void everyOldAddressLeadsToItsPage(UrlMode mode) throws Exception {
        OldBlog blog = OldBlog.of(mode, folder);
        if (!blog.root().equals("/")) {
            Files.copy(blog.file("404.html"), blog.documents().resolve("404.html"));
        }
        try (PreviewServer server = PreviewServer.start(blog.documents(), 0);
                Page page = Chromium.browser().newPage()) {
            List<String> messages = new ArrayList<>();
            page.onConsoleMessage(message -> messages.add(message.text()));
            String base = server.address() + blog.root().substring(1);
            for (String address : sample(blog, mode)) {
                messages.clear();
                Set<String> right = right(blog, blog.addresses().get(address));
                page.navigate(base + address, ONCE_SENT);
                page.waitForURL(
                        url -> right.contains(
                                URI.create(url).getPath().substring(blog.root().length())),
                        UNTIL_SENT);
                assertThat(messages).as(address).noneMatch(text -> text.contains("Content Security Policy"));
            }
            for (String address : List.of("post-9999.html", "404.html", "nothing/here")) {
                page.navigate(base + address);
                assertThat(page.locator(".lost h1").innerText()).isNotEmpty();
            }
        }
    }

    /** All of them where the files are called after none, else a third, another for each form. */
    private static List<String> sample(OldBlog blog, UrlMode mode) {
        List<String> all = List.copyOf(blog.addresses().keySet());
        return mode == UrlMode.DYNAMIC
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> i % 3 == mode.ordinal() % 3)
                        .mapToObj(all::get)
                        .toList();
    }

    /** A file as hosts serve it. */
    private static Set<String> right(OldBlog blog, String file) {
        return Set.of(file, file.equals("index.html") ? "" : file.replaceFirst("\\.html$", ""));
    }
}
