package io.github.emlogstatic.content;

import io.github.emlogstatic.model.Blog;
import java.util.List;
import java.util.Optional;

/** Tells which addresses belong to the blog. Immutable, safe for several threads. */
public final class BlogAddresses {

    private BlogAddresses() {}

    /** The addresses of a blog: its base and its aliases. */
    public static BlogAddresses of(Blog blog) {
        return of(blog.address(), blog.aliases());
    }

    /** @param base absolute, http or https; @param aliases former addresses of the same blog */
    public static BlogAddresses of(String base, List<String> aliases) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * The address relative to the blog's base: path decoded (but {@code %23}, {@code %25} and {@code %3F}, which would
     * be read as something else), query and fragment as they are; empty string for the home page. Empty for what is not
     * at the blog: other hosts, {@code mailto:}, {@code #here}, garbage. Never throws.
     */
    public Optional<String> relative(String url) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * The address as one that works anywhere: what is at the blog (or at an alias) below its base, {@code //host/…}
     * with https, other absolute addresses as they are, with illegal characters percent-encoded. Empty for what has no
     * absolute form ({@code #here}, garbage). Never throws.
     */
    public Optional<String> absolute(String url) {
        throw new UnsupportedOperationException("not written yet");
    }
}
