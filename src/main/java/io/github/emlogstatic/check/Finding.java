package io.github.emlogstatic.check;

import java.util.List;

/**
 * An address that leads nowhere.
 *
 * @param file the first file that holds it
 * @param line in that file, counted from 1
 * @param kind what the address is for: {@code link}, {@code image}, {@code sitemap entry}…
 * @param address as it stands there
 * @param why it leads nowhere
 * @param more how many other places hold it
 */
public record Finding(String file, int line, String kind, String address, String why, int more) {

    static Finding of(List<Link> places, String why) {
        Link first = places.get(0);
        return new Finding(first.file(), first.line(), first.kind(), first.address(), why, places.size() - 1);
    }

    @Override
    public String toString() {
        String others = more == 0 ? "" : more == 1 ? ", and in 1 more place" : ", and in " + more + " more places";
        return file + ":" + line + ": " + kind + " " + address + ": " + why + others;
    }
}
