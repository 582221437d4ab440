package io.github.emlogstatic.address;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a blog writes the addresses of posts without an alias. The owner chooses the mode and whether addresses are
 * short. In emlog's fourth mode, the category comes before a short static address.
 */
public enum UrlMode {
    /** {@code ?post=12} */
    DYNAMIC("?post=", ""),
    /** {@code post-12.html} */
    STATIC("post-", ".html"),
    /** {@code 12.html} */
    SHORT_STATIC("", ".html"),
    /** {@code post/12} */
    FOLDER("post/", ""),
    /** {@code 12} */
    SHORT_FOLDER("", "");

    private final String before;
    private final String after;

    UrlMode(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** The mode of most of the addresses; {@link #DYNAMIC} if all have aliases or categories. */
    public static UrlMode of(Map<Integer, String> addressesById) {
        Map<UrlMode, Integer> counts = new EnumMap<>(UrlMode.class);
        addressesById.forEach((id, address) -> {
            for (UrlMode mode : values()) {
                if (mode.post(id).equals(address)) {
                    counts.merge(mode, 1, Integer::sum);
                }
            }
        });
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DYNAMIC);
    }

    /** Whether the address of a post consists of its id only, so that it changes with the mode. */
    public static boolean isNumbered(String address, int id) {
        for (UrlMode mode : values()) {
            if (mode.post(id).equals(address)) {
                return true;
            }
        }
        return false;
    }

    /** The address of an article or a standalone page without an alias. */
    public String post(int id) {
        return before + id + after;
    }

    boolean isDynamic() {
        return this == DYNAMIC;
    }

    /** The address of the first page of a list. */
    String list(String kind, String key) {
        return isDynamic() ? "?" + kind + "=" + key : kind + "/" + key;
    }
}
