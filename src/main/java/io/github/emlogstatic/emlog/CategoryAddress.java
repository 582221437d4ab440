package io.github.emlogstatic.emlog;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the addresses of categories in all of emlog's URL modes. */
public final class CategoryAddress {

    private static final Pattern NUMBERED = Pattern.compile("(?:\\?sort=|sort/)(\\d{1,9})(?:\\.html)?/?");

    private CategoryAddress() {}

    /**
     * The category's id; empty where an alias stands in its place.
     *
     * @param address relative to the blog's base
     */
    public static OptionalInt number(String address) {
        Matcher numbered = NUMBERED.matcher(address);
        return numbered.matches() ? OptionalInt.of(Integer.parseInt(numbered.group(1))) : OptionalInt.empty();
    }

    /** The address above an alias below its parent's; empty where there is none. */
    public static String parent(String address) {
        return address.contains("/") ? address.substring(0, address.lastIndexOf('/')) : "";
    }
}
