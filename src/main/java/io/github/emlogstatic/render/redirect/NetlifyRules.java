package io.github.emlogstatic.render.redirect;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.Listings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules for Netlify: the file {@code _redirects}. Cloudflare Pages reads it too, except the rules for queries, and
 * takes only 2,000 rules. {@link RedirectScript} handles the addresses beyond that.
 */
final class NetlifyRules {

    private static final int MOST = 2_000;

    private NetlifyRules() {}

    static String text(String root, OldAddresses old, Listings listings) {
        List<String> rules = new ArrayList<>();
        old.rules().forEach((kind, rule) -> rules.add(query(root, kind + "=:id", rule.replace("*", ":id"))));
        List<String> exact = new ArrayList<>();
        old.exceptions().forEach((kind, names) -> addNames(exact, root, kind, names));
        for (Listing listing : listings.all()) {
            addPages(exact, root, listing);
        }
        // The first match decides, so exact rules come first.
        List<String> lines = new ArrayList<>(exact.subList(0, Math.min(exact.size(), MOST - rules.size())));
        lines.addAll(rules);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static void addNames(List<String> lines, String root, String kind, Map<String, String> names) {
        names.forEach((id, file) -> {
            lines.add(query(root, kind + "=" + Percent.encode(id), Percent.encode(file)));
            if (!kind.equals("tag")) {
                addDevice(lines, root, file);
            }
        });
    }

    /** Adds a rule for an alias that is a device of Windows: its file has another name, by which hosts do not find it. */
    private static void addDevice(List<String> lines, String root, String file) {
        String name = Segments.withoutHtml(Segments.last(file));
        String folder = file.substring(0, file.length() - Segments.last(file).length());
        SafeName.reserved(name).ifPresent(device -> {
            String address = root + Percent.encode(folder + device);
            lines.add(address + " " + root + Percent.encode(file) + " 301");
            lines.add(address + ".html " + root + Percent.encode(file) + " 301");
        });
    }

    private static void addPages(List<String> lines, String root, Listing listing) {
        String key = listing.isHome() ? "" : Percent.encode(listing.key().toString()) + "/";
        for (int page = 1; listing.isOfBlog() && page <= listing.paging().pages(); page++) {
            String file = Percent.encode(listing.pageFromNewest(page));
            lines.add(root + key + "page/" + page + " " + root + file + " 301");
            if (listing.isHome()) {
                lines.add(query(root, "page=" + page, file));
            }
        }
    }

    private static String query(String root, String query, String file) {
        return root + " " + query + " " + root + file + " 301!";
    }
}
