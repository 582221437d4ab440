package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.files.Resources;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.TextFile;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.view.RenderContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The script that redirects old addresses on hosts without rules. The home page and 404.html contain a few lines; these
 * load the script's file only if somebody asked for an old address.
 */
public record RedirectScript(RenderContext context, Supplier<OldAddresses> oldAddresses) implements OneGroup {

    private static final String PROGRAM =
            Resources.text(RedirectScript.class, "resolver.js").replaceAll("(?m)^\\s*//.*\\R|^\\s+", "");

    /**
     * The script element for the head of a page.
     *
     * @param lost whether hosts show the page for addresses without a file, so that the browser's address is the old
     *     address
     */
    public static String element(PageLocation place, Paths paths, boolean lost) {
        String load = "var s=document.createElement('script');s.src=" + Json.of(place.url(path(paths)))
                + ";document.head.appendChild(s)";
        String asked = "if(/[?&](post|sort|tag|author|record|page)=/.test(location.search)){" + load + "}";
        return "<script>(function(){" + (lost ? load : asked) + "})()</script>";
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        String script = PROGRAM.replace("SITE", site());
        files.accept(TextFile.of(path(context.paths), "addresses", script));
    }

    @Override
    public String groupFingerprint() {
        return Fingerprint.of(Version.number(), PROGRAM, path(context.paths), context.addressesFingerprint());
    }

    private static String path(Paths paths) {
        return paths.asset(Theme.ADDRESSES);
    }

    private String site() {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("rules", oldAddresses.get().rules());
        site.put("names", oldAddresses.get().exceptions());
        site.put("lists", lists());
        site.put("posts", context.listings.home().base());
        return Json.of(site);
    }

    /** The folder and the number of pages of each list with several pages. */
    private Map<String, Object> lists() {
        Map<String, Object> lists = new LinkedHashMap<>();
        for (Listing listing : context.listings.all()) {
            if (listing.isOfBlog() && listing.paging().pages() > 0) {
                lists.put(
                        listing.key().toString(),
                        List.of(listing.folder() + "/", listing.paging().pages()));
            }
        }
        return lists;
    }
}
