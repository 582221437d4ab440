package io.github.emlogstatic.publish.target;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.files.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells whose site is at a target, so that one blog does not replace another there. A target keeps a part of the hash of
 * the blog's address: the address itself may be one that readers are not to know.
 *
 * @param known the marks of all addresses that the blog has or had, its present one first; empty if no address is known
 */
public record BlogMark(List<String> known) {

    /** Marks nothing. */
    public static final String NONE = "";

    private static final int LENGTH = 16;

    public BlogMark {
        known = List.copyOf(known);
    }

    /** @param addresses the present one first */
    public static BlogMark of(List<String> addresses) {
        return new BlogMark(addresses.stream().map(BlogMark::mark).toList());
    }

    private static String mark(String address) {
        String blog = BlogAddress.comparable(address).replaceFirst("^www\\.", "");
        byte[] bytes = blog.getBytes(StandardCharsets.UTF_8);
        return Hash.of(bytes).substring(0, LENGTH);
    }

    /**
     * What to keep at the target.
     *
     * @param there what is kept there now; it stays if no address of the blog is known
     */
    public String over(String there) {
        return known.isEmpty() ? there : known.get(0);
    }

    /**
     * Refuses a target that has the site of another blog.
     *
     * @param there what is kept at the target
     * @param where the target's name
     */
    public void refuseAnother(String there, String where) throws PublishException {
        if (!known.isEmpty() && !there.equals(NONE) && !known.contains(there)) {
            throw PublishException.refused(where + " has the site of another blog; nothing was published: publish to"
                    + " another place, or replace it with publish --force; if this blog was at another address before, add that"
                    + " to blog.aliases");
        }
    }
}
