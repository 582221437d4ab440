package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.page.ListLink.Kind;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the links to lists of categories, months and tags anywhere on a page. The side bars of emlog's own themes show
 * the number of articles: after the name of a category or a month, and in the title of a tag's link.
 */
record ListLinkReader(Document page, AddressReader addresses) {

    private static final Pattern COUNT = Pattern.compile("[(（]\\s*(\\d{1,6})\\s*[)）]\\s*$");
    private static final Pattern COUNT_IN_TITLE = Pattern.compile("(\\d{1,6})\\s*篇");

    /** Each address once, in the page's order. */
    List<ListLink> read() {
        Map<String, ListLink> found = new LinkedHashMap<>();
        for (Element link : page.select("a[href]")) {
            link(link).ifPresent(list -> found.merge(list.address(), list, ListLink::better));
        }
        return List.copyOf(found.values());
    }

    private Optional<ListLink> link(Element link) {
        String address = Route.withoutFragment(addresses.relative(link.attr("href")));
        Route route = Route.of(address);
        if (route.page() > 1) {
            return Optional.empty();
        }
        if (route instanceof Route.Category) {
            String name = COUNT.matcher(link.text()).replaceAll("").strip();
            return Optional.of(new ListLink(Kind.CATEGORY, address, name, count(link)));
        }
        if (route instanceof Route.Month month && !month.isDay()) {
            return Optional.of(new ListLink(Kind.MONTH, address, month.month(), count(link)));
        }
        return route instanceof Route.Tag tag
                ? Optional.of(new ListLink(Kind.TAG, address, tag.name(), count(link)))
                : Optional.empty();
    }

    private static OptionalInt count(Element link) {
        Matcher behind = COUNT.matcher(link.text());
        Matcher title = COUNT_IN_TITLE.matcher(link.attr("title"));
        if (behind.find()) {
            return OptionalInt.of(Integer.parseInt(behind.group(1)));
        }
        return title.find() ? OptionalInt.of(Integer.parseInt(title.group(1))) : OptionalInt.empty();
    }
}
