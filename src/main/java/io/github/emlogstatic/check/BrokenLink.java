package io.github.emlogstatic.check;

import java.util.List;

/**
 * An address that leads nowhere.
 *
 * @param file the first page that contains it; without a page, the first file, such as a feed
 * @param line the number of the line in that file, from 1
 * @param kind what the address is for: {@code link}, {@code image}, {@code sitemap entry}…
 * @param address as written in the file
 * @param why it leads nowhere
 * @param more how many other places contain it
 */
public record BrokenLink(String file, int line, String kind, String address, String why, int more) {

    static BrokenLink of(List<SiteLink> places, String why) {
        SiteLink first = places.stream()
                .filter(place -> place.file().endsWith(".html"))
                .findFirst()
                .orElse(places.get(0));
        return new BrokenLink(first.file(), first.line(), first.kind(), first.address(), why, places.size() - 1);
    }

    @Override
    public String toString() {
        String others = more == 0 ? "" : more == 1 ? ", and in 1 more place" : ", and in " + more + " more places";
        return file + ":" + line + ": " + kind + " " + address + ": " + why + others;
    }
}
