package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.model.Blog;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The addresses of a blog besides its present one. */
public final class OtherAddresses {

    private OtherAddresses() {}

    /**
     * Returns them sorted. The caller may remove some.
     *
     * @param address the blog's own present address
     * @param told those that are configured or were found in this run
     * @param archived the blog as the archive knows it, perhaps at an address that it has left
     */
    public static Set<String> of(String address, Collection<String> told, Optional<Blog> archived) {
        Set<String> others = new TreeSet<>(told);
        archived.ifPresent(before -> {
            others.addAll(before.aliases());
            if (!BlogAddress.same(before.address(), address)) {
                others.add(before.address());
            }
        });
        others.remove(address);
        return others;
    }
}
