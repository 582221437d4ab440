package io.github.emlogstatic.model;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Identifies what a page of the site shows: an article, a standalone page, or a list of articles. {@link #toString} writes
 * a key as {@code names.json} does: {@code article/12}, {@code tag/C++}, {@code record/202009}.
 *
 * @param name the id, the name of the tag, or the digits of the month or year; empty for {@link #HOME} and {@link #POSTS}
 */
public record SiteKey(Kind kind, String name) {

    /** The home page of the blog. */
    public static final SiteKey HOME = new SiteKey(Kind.HOME, "");

    /** The list of all articles if the home page is a standalone page, else the same as {@link #HOME}. */
    public static final SiteKey POSTS = new SiteKey(Kind.POSTS, "");

    /** What a key identifies. The prefix is emlog's word for it. */
    public enum Kind {
        HOME("home"),
        POSTS("posts"),
        ARTICLE("article"),
        PAGE("page"),
        CATEGORY("sort"),
        TAG("tag"),
        AUTHOR("author"),
        MONTH("record"),
        /** The blog itself has no lists of years, so {@code names.json} has no such key. */
        YEAR("record");

        private static final Map<String, Kind> NAMED = EnumSet.range(ARTICLE, MONTH).stream()
                .collect(Collectors.toUnmodifiableMap(Kind::prefix, Function.identity()));

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }
    }

    public static SiteKey article(int id) {
        return new SiteKey(Kind.ARTICLE, Integer.toString(id));
    }

    public static SiteKey page(int id) {
        return new SiteKey(Kind.PAGE, Integer.toString(id));
    }

    public static SiteKey category(int id) {
        return new SiteKey(Kind.CATEGORY, Integer.toString(id));
    }

    /** @param name unescaped, as {@link Article#tags} has it */
    public static SiteKey tag(String name) {
        return new SiteKey(Kind.TAG, name);
    }

    public static SiteKey author(int id) {
        return new SiteKey(Kind.AUTHOR, Integer.toString(id));
    }

    /** @param digits as emlog writes a month: {@code 202009} */
    public static SiteKey month(String digits) {
        return new SiteKey(Kind.MONTH, digits);
    }

    public static SiteKey month(YearMonth month) {
        String digits = Integer.toString(month.getYear() * 100 + month.getMonthValue());
        return month("0".repeat(Math.max(0, 6 - digits.length())) + digits);
    }

    public static SiteKey month(LocalDateTime date) {
        return month(YearMonth.from(date));
    }

    public static SiteKey year(int year) {
        return new SiteKey(Kind.YEAR, Integer.toString(year));
    }

    /** Reads a key of {@code names.json}; empty for any other text. */
    public static Optional<SiteKey> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.ofNullable(Kind.NAMED.get(text.substring(0, slash)))
                        .map(kind -> new SiteKey(kind, text.substring(slash + 1)));
    }

    /** The number in the key of anything but a tag. */
    public int id() {
        return Integer.parseInt(name);
    }

    /** Whether it is an article or a standalone page, and not a list. */
    public boolean isPost() {
        return kind == Kind.ARTICLE || kind == Kind.PAGE;
    }

    /** Written out, like {@link #hashCode()}: a plan looks up a hundred thousand keys, and Java's own for records is slow. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SiteKey key && kind == key.kind && name.equals(key.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.prefix.hashCode();
    }

    @Override
    public String toString() {
        return equals(HOME) || equals(POSTS) ? kind.prefix : kind.prefix + "/" + name;
    }
}
