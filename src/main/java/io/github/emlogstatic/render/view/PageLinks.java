package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.BlogPath;
import io.github.emlogstatic.address.LinkIndex;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import java.util.Optional;
import java.util.function.Function;

/**
 * The links inside the blog, and the files of the site that they lead to. Safe for several threads.
 *
 * @param paths maps a link to its file, if the site has it
 */
record PageLinks(BlogAddresses addresses, LinkIndex links, Function<LinkedPage, Optional<String>> paths) {

    /** The file that an address at the blog leads to. */
    Optional<String> path(String href) {
        return links.find(href).flatMap(paths);
    }

    /** The address of that file for a page, which reads where the link leads to. */
    Optional<String> url(String href, PageLocation place, Reads reads) {
        Optional<BlogPath> address = addresses.resolve(href);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<LinkedPage> target = links.find(address.get());
        Optional<String> path = target.isPresent() ? paths.apply(target.get()) : Optional.empty();
        reads.read(ContentRenderer.LINK + href, path.orElse(""));
        if (path.isEmpty()) {
            return path;
        }
        String fragment = target.get().fragment();
        return Optional.of(place.url(path.get()) + (fragment.isEmpty() ? "" : "#" + fragment));
    }
}
