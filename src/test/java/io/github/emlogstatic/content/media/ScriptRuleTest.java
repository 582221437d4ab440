package io.github.emlogstatic.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRuleTest {

    /** A large one does not fit into memory, and into no array of Java above 2 GB. */
    @ParameterizedTest
    @CsvSource({
        "a.psd, 8BPS, NONE",
        "a.vue, <template>, NONE",
        "a, <html>, WITHHELD",
        "a, <!-- -->, WITHHELD",
        "a, <img src=x onerror=x>, WITHHELD",
        "a.unknown, ' <P class=a>', WITHHELD"
    })
    void ofWhatIsNoPictureTheStartIsRead(String name, String start, Scripts found) {
        ScriptRule rule = new ScriptRule(
                false,
                path -> {
                    throw new AssertionError("reads all of " + path);
                },
                path -> Optional.of(start.getBytes(StandardCharsets.UTF_8)));

        assertThat(rule.of(name)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "a.php, true",
        "a.PHP.bak, true",
        "'a.php ', true",
        "'a.php.', true",
        "'a\u2028.php', true",
        ".htaccess, true",
        "a.php.zip, false",
        "a.php.txt, false",
        "a.phpx, false"
    })
    void whatServersRunIsWithheldByItsName(String name, boolean withheld) {
        ScriptRule rule = new ScriptRule(false, path -> Optional.empty(), path -> Optional.empty());

        assertThat(rule.of("content/uploadfile/" + name) == Scripts.WITHHELD).isEqualTo(withheld);
    }

    @ParameterizedTest
    @CsvSource({"<a><b/></a>, NONE", "<a><script xmlns='http://www.w3.org/1999/xhtml'>x</script></a>, WITHHELD"})
    void xmlWithoutItsEndingIsWithheldForItsScripts(String xml, Scripts found) {
        Optional<byte[]> file = Optional.of(("<?xml version='1.0'?>" + xml).getBytes(StandardCharsets.UTF_8));

        assertThat(new ScriptRule(false, path -> file, path -> file).of("a.opml"))
                .isEqualTo(found);
    }
}
