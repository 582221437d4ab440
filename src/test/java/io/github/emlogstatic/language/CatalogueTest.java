package io.github.emlogstatic.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue translates every sentence of the code, and nothing else. */
class CatalogueTest {

    private static final Path FILE = Path.of("src/main/resources/io/github/emlogstatic/language/zh-CN.po");

    /** Texts of the code that are no messages: for programs, or for people who work on this one. */
    private static final Path NO_MESSAGES = Path.of("src/test/resources/language/no-messages.txt");

    /** What follows in the catalogue is put together from several texts, or said by libraries. */
    private static final String OF_OTHERS = "# Messages that the code puts together";

    private static final Path PAGE = Path.of("src/site/markdown/zh-CN/troubleshooting.md");
    private static final Pattern QUOTED = Pattern.compile("(?m)^\\| `(.*?)` \\| .*\\|$");

    private static final Pattern TWO_WORDS = Pattern.compile("[A-Za-z][,;:]? [a-z]");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d)\\$)?([sdlw])");

    private static final Pattern CLUMSY =
            Pattern.compile("\\p{IsHan}(?:[,;:!?()A-Za-z0-9]|%[sdlw])|(?:[,;!?A-Za-z0-9])\\p{IsHan}");

    private static Map<String, String> texts;
    private static List<CatalogueEntry> entries;
    private static String catalogue;

    @BeforeAll
    static void read() throws IOException {
        texts = CodeSentences.all();
        entries = Catalogue.of(Language.SIMPLIFIED_CHINESE);
        catalogue = Files.readString(FILE);
    }

    @Test
    void everySentenceOfTheCodeIsTranslated() throws IOException {
        Set<String> others = Set.copyOf(Files.readAllLines(NO_MESSAGES));
        Translator chinese = Translator.to(Language.SIMPLIFIED_CHINESE);

        // A text of several lines is a file.
        assertThat(texts.entrySet().stream()
                        .filter(text -> !text.getKey().strip().contains("\n"))
                        .filter(text -> TWO_WORDS.matcher(text.getKey()).find())
                        .filter(text -> !others.contains(text.getKey().strip()))
                        .filter(text -> !isTranslated(text.getKey(), chinese))
                        .map(text -> text.getValue() + ": " + text.getKey()))
                .as("sentences to be translated in " + FILE + ", or texts for " + NO_MESSAGES)
                .isEmpty();
    }

    /** The text may be a part of a message: its caller may put a subject before it, and its placeholders may be empty. */
    private static boolean isTranslated(String text, Translator chinese) {
        return Stream.of("〈〉", "")
                .map(value -> text.replace("%%n", "")
                        .replace("%s", value)
                        .replace("%d", "7")
                        .replace("%%", "%"))
                .flatMap(said -> Stream.of(said, said.replaceAll("^(?:\\d:(?! )|[;:,. ])+|[;:, ]+$", "")))
                .flatMap(said -> Stream.of(said, "〈〉 " + said, said + " 〈〉", "the answer " + said))
                .map(chinese::translated)
                .anyMatch(translated -> English.in(translated).isEmpty());
    }

    @Test
    void everyTranslationHasItsSentenceInTheCode() {
        String all = texts.keySet().stream().collect(Collectors.joining("\n"));

        assertThat(entries.stream()
                        .map(CatalogueEntry::original)
                        .filter(original -> !isOfOthers(original))
                        .filter(original -> !Stream.of(original.split("%[sd]|[;:.] |['`()]"))
                                .map(String::strip)
                                .allMatch(all::contains)))
                .as("translations without a sentence in the code")
                .isEmpty();
    }

    private static boolean isOfOthers(String original) {
        String key = " \"" + original.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        int others = catalogue.indexOf(OF_OTHERS);
        return catalogue.indexOf("msgid" + key) > others || catalogue.indexOf("msgid_plural" + key) > others;
    }

    @Test
    void everyTranslationHasThePlaceholdersOfItsSentence() {
        assertThat(entries.stream()
                        .filter(entry -> !placeholders(entry.translation()).equals(placeholders(entry.original())))
                        .map(CatalogueEntry::original))
                .isEmpty();
    }

    /** The placeholders in the order of the values. */
    private static List<String> placeholders(String text) {
        Matcher found = PLACEHOLDER.matcher(text.replace("%%", ""));
        String[] kinds = new String[9];
        int next = 0;
        while (found.find()) {
            kinds[found.group(1) == null ? next++ : Integer.parseInt(found.group(1)) - 1] =
                    found.group(2).replace('l', 's').replace('w', 's');
        }
        return Stream.of(kinds).map(String::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1, in 1 category | 1 篇，1 个分类
            sort/1/atom.xml: changed: theme | sort/1/atom.xml：有改动：主题
            atom.xml: changed: articles, body | atom.xml：有改动：文章、正文
            12, in 3 categories | 12 篇，3 个分类
            3 edited, 2 texts mostly cut or replaced (12, 40); 5 pages written | 修改 3 篇，2 篇正文大部分被删去或换掉（12, 40）；写出 5 个页面
            9 edited, 8 texts mostly cut or replaced (1, 2, 3, 4, 5 and 3 more) | 修改 9 篇，8 篇正文大部分被删去或换掉（1, 2, 3, 4, 5 以及另外 3 项）
            the blog counts 1 comment and 2 likes | 博客报有 1 条评论、2 个赞
            hidden: 'a; b' (21) | 隐藏：“a; b”（21）
            Invalid value for option '--port': 'x' is not a whole number | 选项“--port”的值无效：“x”不是整数
            1 file, 1 link, 1 broken | 1 个文件，1 个链接，1 个失效
            """)
    void numbersReadWell(String english, String chinese) {
        assertThat(Translator.to(Language.SIMPLIFIED_CHINESE).translated(english))
                .isEqualTo(chinese);
    }

    @Test
    void noSentenceIsTranslatedTwice() {
        assertThat(entries).extracting(CatalogueEntry::original).doesNotHaveDuplicates();
    }

    @Test
    void translationsArePunctuatedAsChineseIs() {
        assertThat(entries.stream().map(CatalogueEntry::translation).filter(CLUMSY.asPredicate()))
                .as("half-width punctuation beside Hanzi, or no space between Hanzi and Latin letters")
                .isEmpty();
    }

    /** A page may quote a part of a message, and what the code puts together of several. */
    @Test
    void theChineseTroubleshootingPageQuotesTranslations() throws IOException {
        String all = entries.stream().map(CatalogueEntry::translation).collect(Collectors.joining("\n"));

        assertThat(QUOTED.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)))
                .hasSizeGreaterThan(200)
                .filteredOn(message -> !pieces(message).allMatch(all::contains))
                .isEmpty();
    }

    private static Stream<String> pieces(String message) {
        return Stream.of(message.split("[…；：。，（）“”]|: ")).map(String::strip).filter(piece -> !piece.isEmpty());
    }
}
