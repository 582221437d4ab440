package io.github.emlogstatic.render.page;

import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pages of a long list that a reader of one of its pages reaches in one step. */
final class PageJumps {

    /** The number of jumps on the newest page. */
    private static final int JUMPS = 7;

    private PageJumps() {}

    /** From the newest page: the newest numbered one, the oldest, and some between, at equal distances. */
    static List<View.PageJump> fromNewest(Listing listing, PageLocation place) {
        int pages = listing.paging().pages();
        if (pages < JUMPS) {
            return List.of();
        }
        return IntStream.range(0, JUMPS)
                .map(step -> pages - 1 - step * (pages - 2) / (JUMPS - 1))
                .distinct()
                .mapToObj(number -> jump(listing, number, place))
                .toList();
    }

    /** From a numbered page, newest first. */
    static List<View.PageJump> from(Listing listing, int number, PageLocation place) {
        return numbers(listing, number).stream()
                .map(other -> jump(listing, other, place))
                .toList();
    }

    /** How many there are from a numbered page. */
    static int count(Listing listing, int number) {
        return numbers(listing, number).size();
    }

    /**
     * The numbers of the pages to link to. Numbers of newer pages are round, so that most pages stay unchanged when the
     * list grows.
     */
    private static List<Integer> numbers(Listing listing, int number) {
        List<Integer> numbers = new ArrayList<>(6);
        for (int other :
                new int[] {round(number, 1000), round(number, 100), round(number, 10), number - 10, number - 100, 1}) {
            boolean there = other > 0 && other <= listing.paging().pages();
            if (there && Math.abs(other - number) > 1 && !numbers.contains(other)) {
                numbers.add(other);
            }
        }
        return numbers;
    }

    /** The next multiple. */
    private static int round(int number, int step) {
        return (number / step + 1) * step;
    }

    private static View.PageJump jump(Listing listing, int number, PageLocation place) {
        return new View.PageJump(number, place.url(listing.page(number)));
    }
}
