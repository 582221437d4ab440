package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.BlogPath;
import io.github.emlogstatic.address.LinkIndex;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The links inside the blog, and the files of the site that they lead to. Safe for several threads.
 *
 * @param paths maps a link to its file, if the site has it
 * @param notes the file of the notes, if the blog has some
 * @param feed the file of the blog's feed
 */
record PageLinks(
        BlogAddresses addresses,
        LinkIndex links,
        Function<LinkedPage, Optional<String>> paths,
        Optional<String> notes,
        String feed) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The file that an address at the blog leads to. */
    Optional<String> path(String href) {
        return addresses.resolve(href).flatMap(this::path);
    }

    private Optional<String> path(BlogPath address) {
        if (address.path().equals("rss.php") && address.query().isEmpty()) {
            return Optional.of(feed);
        }
        Optional<String> path = links.find(address).flatMap(paths);
        return path.isEmpty() && isNotes(address.path()) ? notes : path;
    }

    /** Whether it is emlog's page of notes. */
    private static boolean isNotes(String path) {
        return path.equals("t") || path.equals("t/");
    }

    /** The address of that file for a page. What the link leads to is recorded among the reads. */
    Optional<String> url(String href, PageLocation place, Reads reads) {
        Optional<BlogPath> address = addresses.resolve(href);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> path = path(address.get());
        reads.read(ContentRenderer.LINK + href, path.orElse(""));
        return path.map(file -> place.url(file) + anchor(address.get(), file.equals(place.path())));
    }

    /**
     * The anchor of the address. At the blog, the id of a comment is its number, and emlog's own theme links to all
     * comments by {@code #comment}, the id of its form. Within a page, a number may also be an anchor in the text, such
     * as a footnote.
     */
    private String anchor(BlogPath address, boolean ownPage) {
        String fragment = address.fragment();
        boolean number = NUMBER.matcher(fragment).matches() && !ownPage;
        if (!number && !fragment.equals("comment")) {
            return fragment.isEmpty() ? "" : Percent.encodeIllegal("#" + fragment);
        }
        boolean post = links.find(address).filter(page -> page.key().isPost()).isPresent();
        if (!post) {
            return "#" + fragment;
        }
        return number ? "#comment-" + fragment : "#comments";
    }
}
