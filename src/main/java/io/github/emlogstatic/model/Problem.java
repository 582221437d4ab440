package io.github.emlogstatic.model;

/**
 * A failure that did not end the run.
 *
 * @param what one short line: {@code upload is missing}
 * @param where the address or the file, without secrets
 * @param why the reason, and what to do if anything can be done
 */
public record Problem(String what, String where, String why) implements Comparable<Problem> {

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
