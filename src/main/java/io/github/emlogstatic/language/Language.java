package io.github.emlogstatic.language;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language in which the program can speak. */
public enum Language {
    ENGLISH("en"),
    SIMPLIFIED_CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag as users write it: {@code zh-CN}. */
    public String tag() {
        return tag;
    }

    /** All tags, for a message. */
    public static String tags() {
        return Stream.of(values()).map(Language::tag).collect(Collectors.joining(", "));
    }

    /**
     * The language that a user names by a tag or a locale: {@code zh}, {@code zh-Hans}, {@code zh_CN.UTF-8}, {@code en-GB}.
     * Of traditional Chinese, simplified Chinese is the nearest.
     */
    public static Optional<Language> named(String name) {
        String language = locale(name).getLanguage();
        return Stream.of(values())
                .filter(candidate -> locale(candidate.tag).getLanguage().equals(language))
                .findFirst();
    }

    /** The locale with a POSIX name, such as {@code zh_CN.UTF-8}, or a tag. */
    public static Locale locale(String name) {
        return Locale.forLanguageTag(name.replaceFirst("[.@].*", "").replace('_', '-'));
    }

    /** The language of a locale, or English if none is near it. */
    public static Language of(Locale locale) {
        return named(locale.toLanguageTag()).orElse(ENGLISH);
    }
}
