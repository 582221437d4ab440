package io.github.emlogstatic.model.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A failure that did not end the run.
 *
 * @param what one short line: {@code upload is missing}
 * @param where the address or the file, without secrets
 * @param why the reason, and what to do if anything can be done
 * @param lasting whether the owner may leave it as it is, as an image that has been missing for years: a lasting
 *     problem is told once, any other again each week
 */
public record Problem(String what, String where, String why, boolean lasting) implements Comparable<Problem> {

    /** More problems that differ only in their place are told as one. */
    private static final int MANY = 5;

    private static final int NAMED = 3;

    /** The most lines that a report has for one kind of problem. */
    private static final int MOST_LINES = 20;

    /**
     * The parts of a reason that depend on the place: the address of the request, how much arrived, and which text
     * shows the file.
     */
    private static final Pattern OF_PLACE =
            Pattern.compile("https?://[^\\s;,']+|\\b\\d+ (bytes?|(of \\d+ )?MB)\\b|" + FileReason.SHOWN_IN + ".*");

    /**
     * The reason of a problem with a file, which ends with the text that shows the file.
     *
     * @param what the reason without that text
     * @param shownIn the text, such as {@code article 12}, if one is known
     */
    public record FileReason(String what, Optional<String> shownIn) {

        private static final String SHOWN_IN = "; shown in ";

        public static FileReason of(String why) {
            int at = why.indexOf(SHOWN_IN);
            return at < 0
                    ? new FileReason(why, Optional.empty())
                    : new FileReason(why.substring(0, at), Optional.of(why.substring(at + SHOWN_IN.length())));
        }

        @Override
        public String toString() {
            return what + shownIn.map(SHOWN_IN::concat).orElse("");
        }
    }

    /** A problem that is told each week until it is mended. */
    public Problem(String what, String where, String why) {
        this(what, where, why, false);
    }

    /** A problem that is told once. */
    public static Problem lasting(String what, String where, String why) {
        return new Problem(what, where, why, true);
    }

    /**
     * The problems as lines for people. Problems that differ only in their place, and in the part of their reason that
     * depends on it, share a line if they are many. It names the first places, the first reason and the number of all
     * others. For each kind of problem there are only a few lines, the last of which counts the rest.
     */
    public static List<Problem> grouped(Collection<Problem> problems) {
        Map<String, Map<String, List<Problem>>> kinds = new TreeMap<>();
        for (Problem problem : problems) {
            kinds.computeIfAbsent(problem.what, unused -> new LinkedHashMap<>())
                    .computeIfAbsent(OF_PLACE.matcher(problem.why).replaceAll(""), unused -> new ArrayList<>())
                    .add(problem);
        }
        return kinds.values().stream().flatMap(alike -> lines(alike.values())).toList();
    }

    /**
     * The lines for problems of one kind, which are grouped by their reasons. Groups of many problems always have a
     * line of their own.
     */
    private static Stream<Problem> lines(Collection<List<Problem>> reasons) {
        int single = reasons.stream()
                .mapToInt(alike -> alike.size() > MANY ? 1 : alike.size())
                .sum();
        int many = single > MOST_LINES ? 1 : MANY; // so that the rest has other reasons
        List<List<Problem>> lines = reasons.stream()
                .flatMap(alike ->
                        alike.size() > many ? Stream.of(alike) : alike.stream().map(List::of))
                .sorted(Comparator.<List<Problem>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(one -> one.get(0)))
                .toList();
        int told = lines.size() > MOST_LINES ? MOST_LINES - 1 : lines.size();
        List<Problem> rest =
                lines.stream().skip(told).flatMap(List::stream).sorted().toList();
        return Stream.concat(
                lines.stream()
                        .limit(told)
                        .map(alike -> together(alike, why(alike)))
                        .sorted(),
                rest.isEmpty() ? Stream.empty() : Stream.of(together(rest, "for other reasons")));
    }

    private static Problem together(List<Problem> several, String why) {
        Problem one = several.get(0);
        List<String> places = several.stream().map(Problem::where).toList();
        return new Problem(one.what, ShortList.of(places, NAMED), why, one.lasting);
    }

    /** The first reason; without the text that shows the file, if others show the other files. */
    private static String why(List<Problem> several) {
        String first = several.get(0).why;
        boolean differ = several.stream()
                        .map(one -> FileReason.of(one.why).shownIn())
                        .distinct()
                        .count()
                > 1;
        return differ ? FileReason.of(first).what() : first;
    }

    @Override
    public int compareTo(Problem other) {
        int byWhat = what.compareTo(other.what);
        return byWhat != 0 ? byWhat : where.compareTo(other.where);
    }

    @Override
    public String toString() {
        return what + ": " + where + " (" + why + ")";
    }
}
