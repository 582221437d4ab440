package io.github.emlogstatic.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page of comments, in any URL mode: {@code post-12.html/comment-page-2}, {@code
 * ?post=12&comment-page=2}.
 *
 * @param before what stands before the number
 * @param number from 1
 * @param after what stands after the number, without a fragment
 */
public record CommentPage(String before, int number, String after) {

    private static final Pattern FORM =
            Pattern.compile("(.*" + RouteWords.COMMENT_PAGE + "[-=])(\\d{1,6})([^\\d#]*)(?:#.*)?");

    /** Empty for any other address. */
    public static Optional<CommentPage> of(String address) {
        Matcher parts = FORM.matcher(address);
        return parts.matches()
                ? Optional.of(new CommentPage(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /** The address of another page of the same comments. */
    public String at(int otherNumber) {
        return before + otherNumber + after;
    }
}
