package io.github.emlogstatic.crawl;

import io.github.emlogstatic.config.UrlMode;
import io.github.emlogstatic.model.Article;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The form of the blog's article addresses, learnt from the list; pages follow it too. */
enum AddressForm {
    DYNAMIC("?post=", ""),
    STATIC("post-", ".html"),
    SHORT_STATIC("", ".html"),
    FOLDER("post/", ""),
    SHORT_FOLDER("", "");

    private final String before;
    private final String after;

    AddressForm(String before, String after) {
        this.before = before;
        this.after = after;
    }

    String address(int id) {
        return before + id + after;
    }

    /** Whether the address is one of these forms, so that it changes when the owner takes another. */
    static boolean isNumbered(String address, int id) {
        return Arrays.stream(values()).anyMatch(form -> form.address(id).equals(address));
    }

    static AddressForm of(UrlMode mode) {
        return switch (mode) {
            case DYNAMIC -> DYNAMIC;
            case STATIC -> STATIC;
            case FOLDER -> FOLDER;
        };
    }

    /** The form that most of the articles have; aliases and categories in addresses say nothing. */
    static AddressForm of(Collection<Article> articles) {
        Map<AddressForm, Integer> votes = new EnumMap<>(AddressForm.class);
        for (Article article : articles) {
            for (AddressForm form : values()) {
                if (form.address(article.id()).equals(article.url())) {
                    votes.merge(form, 1, Integer::sum);
                }
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DYNAMIC);
    }
}
