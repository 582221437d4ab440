package io.github.emlogstatic.config;

import io.github.emlogstatic.config.settings.ConfigException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a new {@code site-config.yaml}: the blog's address, and as comments the values found on the blog and the
 * keys that most people set.
 *
 * @param blog what was found on the blog
 * @param remarks comment lines at the top of the file
 * @param language the language of the comments, as a tag: {@code en}
 */
public record NewConfig(Found blog, List<String> remarks, String language) {

    /** The name of the file without {@code -c}. */
    public static final String USUAL_NAME = "site-config.yaml";

    /** Characters that YAML refuses, or takes for the end of a line. */
    private static final Pattern NOT_IN_LINE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]+");

    private static final String REPOSITORY = "emlogstatic/emlog-static";

    /**
     * What was found on a blog.
     *
     * @param url the blog's address
     * @param aliases other addresses of the blog
     * @param name the blog's name, or empty
     * @param description the blog's description, or empty
     * @param timeZone the blog's time zone, or empty
     */
    public record Found(String url, List<String> aliases, String name, String description, String timeZone) {

        public Found {
            aliases = List.copyOf(aliases);
        }
    }

    public NewConfig {
        remarks = List.copyOf(remarks);
    }

    /**
     * The path of the JSON Schema in the repository. Editors that know JSON Schema complete and check the keys of the file
     * with it.
     */
    public static String schema(String language) {
        return "src/site/resources/site-config.schema" + (isEnglish(language) ? "" : "." + language) + ".json";
    }

    /** The path of the page in the repository that describes all keys. */
    public static String page(String language) {
        return "src/site/markdown/" + (isEnglish(language) ? "" : language + "/") + "configuration.md";
    }

    private static boolean isEnglish(String language) {
        return language.equals("en");
    }

    /** @throws ConfigException if a file is at that path */
    public static void checkFree(Path file) throws ConfigException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigException(
                    file + " is there already and is left as it is; name another file with -c, or move it away");
        }
    }

    /**
     * The text of the file.
     *
     * @param translated translates a comment
     */
    public String text(UnaryOperator<String> translated) {
        return """
                # yaml-language-server: $schema=https://raw.githubusercontent.com/%s/main/%s
                %s
                # %s
                # https://github.com/%s/blob/main/%s
                blog:
                  url: %s
                %s  # %s
                  # name: %s
                  # description: %s
                  # timeZone: %s
                  # retired: true               # %s
                  # articlePasswords: {12: "${PASSWORD}"} # %s
                # pages: discover               # %s
                # archive: archive              # %s
                # output: public                # %s
                # baseUrl: https://me.github.io/blog/ # %s
                # language: zh-CN               # %s
                # theme: default                # %s
                """.formatted(
                        REPOSITORY,
                        schema(language),
                        remarks.stream().map(NewConfig::comment).collect(Collectors.joining("\n")),
                        translated.apply("Lines that begin with # are comments. Every key is optional; all of them:"),
                        REPOSITORY,
                        page(language),
                        quoted(blog.url()),
                        otherAddresses(),
                        translated.apply("The blog's own values are used as long as these lines are comments:"),
                        quoted(blog.name()),
                        quoted(blog.description()),
                        quoted(blog.timeZone()),
                        translated.apply("once the blog is gone: the site takes its place"),
                        translated.apply("protected articles to publish, each by its id"),
                        translated.apply("try the gaps between known ids for pages that no menu leads to"),
                        translated.apply("where the blog is kept"),
                        translated.apply("where the site goes"),
                        translated.apply("where the site will stand; needed for a sitemap"),
                        translated.apply("or zh-TW, en"),
                        translated.apply("or plain, xuan"));
    }

    private String otherAddresses() {
        return blog.aliases().isEmpty()
                ? ""
                : blog.aliases().stream()
                        .map(NewConfig::quoted)
                        .collect(Collectors.joining(", ", "  aliases: [", "]\n"));
    }

    private static String comment(String line) {
        return "# " + inOneLine(line);
    }

    /** A YAML string in which no text is taken for an environment variable. */
    private static String quoted(String text) {
        return '"'
                + inOneLine(text)
                        .strip()
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                + '"';
    }

    private static String inOneLine(String text) {
        return NOT_IN_LINE.matcher(text).replaceAll(" ");
    }
}
