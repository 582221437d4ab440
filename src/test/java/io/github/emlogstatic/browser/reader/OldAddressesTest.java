package io.github.emlogstatic.browser.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.build.address.OldBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.serve.ServedSite;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a host that takes no rules, the script leads every old address to its page. */
@Tag("browser")
class OldAddressesTest {

    /** Opens addresses in frames, a few at once, until each shows a right path; says which never did. */
    private static final String ASTRAY = """
            async rights => {
              const left = Object.keys(rights);
              const astray = [];
              const arrives = (frame, paths) => new Promise(done => {
                const end = Date.now() + 60000;
                const look = () => {
                  const pathname = decodeURIComponent(frame.contentWindow.location.pathname);
                  if (paths.includes(pathname)) done("");
                  else if (Date.now() > end) done(frame.src + " ends at " + pathname);
                  else setTimeout(look, 10);
                };
                look();
              });
              const walk = async () => {
                while (left.length) {
                  const address = left.shift();
                  const frame = document.createElement("iframe");
                  frame.hidden = true; // what nobody sees is not painted
                  frame.src = address;
                  document.body.append(frame);
                  const wrong = await arrives(frame, rights[address]);
                  if (wrong) astray.push(wrong);
                  frame.remove();
                }
              };
              await Promise.all([walk(), walk(), walk(), walk()]);
              return astray;
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(UrlMode.class)
    void everyOldAddressLeadsToItsPage(UrlMode mode) throws Exception {
        OldBlog blog = OldBlog.of(mode, folder.resolve("documents"));
        if (!blog.root().equals("/")) {
            Files.copy(blog.file("404.html"), blog.documents().resolve("404.html"));
        }
        try (ServedSite server = ServedSite.of(blog.documents());
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            List<String> messages = new ArrayList<>();
            page.onConsoleMessage(message -> messages.add(message.text()));
            String base = server.address() + blog.root().substring(1);
            page.navigate(base + "robots.txt");

            assertThat((List<?>) page.evaluate(ASTRAY, rightPaths(blog, base, sample(blog, mode))))
                    .isEmpty();
            assertThat(messages).noneMatch(text -> text.contains("Content Security Policy"));
            for (String address : List.of("post-9999.html", "404.html", "nothing/here")) {
                page.navigate(base + address);
                assertThat(page.locator(".lost h1").innerText()).isNotEmpty();
            }
        }
    }

    /** By address, the paths of its page as a host may show them. */
    private static Map<String, List<String>> rightPaths(OldBlog blog, String base, List<String> addresses) {
        Map<String, List<String>> right = new LinkedHashMap<>();
        String root = URI.create(blog.root()).getPath();
        for (String address : addresses) {
            String file = blog.addresses().get(address);
            String bare = file.equals("index.html") ? "" : file.replaceFirst("\\.html$", "");
            right.put(base + address, List.of(root + file, root + bare));
        }
        return right;
    }

    /** A third of them, another for each form; {@code AddressScriptsTest} holds the script against the parser. */
    private static List<String> sample(OldBlog blog, UrlMode mode) {
        List<String> all = List.copyOf(blog.addresses().keySet());
        return IntStream.range(0, all.size())
                .filter(i -> i % 3 == mode.ordinal() % 3)
                .mapToObj(all::get)
                .toList();
    }
}
