package io.github.emlogstatic.address;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The settings of emlog that decide how it writes addresses. They are rows of its table {@code options}.
 *
 * @param mode how posts without an alias, and lists, are written
 * @param byCategory whether the category comes before the name of a post, emlog's fourth mode
 * @param aliases whether posts use their aliases
 * @param html whether the alias of a post ends in {@code .html}
 */
public record AddressSettings(UrlMode mode, boolean byCategory, boolean aliases, boolean html) {

    private static final String BY_CATEGORY = "3";
    private static final String HTML = ".html";

    /** @param option gives the value of an option; empty if it is not set */
    public static AddressSettings of(UnaryOperator<String> option) {
        boolean brief = option.apply("is_sample_url").equals("y");
        String number = option.apply("isurlrewrite");
        UrlMode mode = switch (number) {
            case "1" -> brief ? UrlMode.SHORT_STATIC : UrlMode.STATIC;
            case "2" -> brief ? UrlMode.SHORT_FOLDER : UrlMode.FOLDER;
            case BY_CATEGORY -> UrlMode.FOLDER;
            default -> UrlMode.DYNAMIC;
        };
        return new AddressSettings(
                mode,
                number.equals(BY_CATEGORY),
                option.apply("isalias").equals("y"),
                option.apply("isalias_html").equals("y"));
    }

    /** The values of the options, by name. */
    public Map<String, String> options() {
        String number = switch (mode) {
            case DYNAMIC -> "0";
            case STATIC, SHORT_STATIC -> "1";
            case FOLDER, SHORT_FOLDER -> "2";
        };
        boolean brief = mode == UrlMode.SHORT_STATIC || mode == UrlMode.SHORT_FOLDER;
        return Map.of(
                "isurlrewrite", byCategory ? BY_CATEGORY : number,
                "is_sample_url", brief ? "y" : "n",
                "isalias", aliases ? "y" : "n",
                "isalias_html", html ? "y" : "n");
    }

    /**
     * The address of an article or a standalone page as emlog writes it ({@code Url::log}).
     *
     * @param alias empty if the post has none
     * @param category the alias of the category, else its name; empty without a category
     */
    public String post(int id, String alias, String category) {
        String folder = byCategory && !category.isEmpty() ? category + "/" : "";
        if (aliases && !alias.isEmpty()) {
            return folder + Percent.encodeForm(alias) + (html ? HTML : "");
        }
        return byCategory ? folder + id + HTML : mode.post(id);
    }

    /**
     * The address of a category as emlog writes it ({@code Url::sort}).
     *
     * @param alias empty if the category has none
     * @param parent the alias of the parent category; empty if there is none
     */
    public String category(int id, String alias, String parent) {
        if (mode.isDynamic() || alias.isEmpty()) {
            return new Route.Category(id).in(mode);
        }
        return (parent.isEmpty() ? "" : parent + "/") + alias;
    }
}
