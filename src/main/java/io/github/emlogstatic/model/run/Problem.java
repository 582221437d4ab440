package io.github.emlogstatic.model.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** A reason often names the request, whose address differs with the place. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s;,']+");

    /** A problem that is told each week until it is mended. */
    public Problem(String what, String where, String why) {
        this(what, where, why, false);
    }

    /** A problem that is told once. */
    public static Problem lasting(String what, String where, String why) {
        return new Problem(what, where, why, true);
    }

    /**
     * The problems as people read them: many that differ only in their place, and in addresses within their reason, become
     * one, which names the first places, the first reason, and how many more there are.
     */
    public static List<Problem> grouped(Collection<Problem> problems) {
        Map<List<String>, List<Problem>> alike = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String why = ADDRESS.matcher(problem.why).replaceAll("");
            alike.computeIfAbsent(List.of(problem.what, why), unused -> new ArrayList<>())
                    .add(problem);
        }
        return alike.values().stream()
                .flatMap(group -> group.size() > MANY ? Stream.of(together(group)) : group.stream())
                .sorted()
                .toList();
    }

    private static Problem together(List<Problem> group) {
        Problem one = group.get(0);
        List<String> places = group.stream().map(Problem::where).toList();
        return new Problem(one.what, ShortList.of(places, NAMED), one.why, one.lasting);
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
