package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.ShortList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The files of an archive that differ from its index, and what the run has done about each. Safe for several threads. */
public final class Damage {

    /** What became of a damaged file. */
    public enum Outcome {
        /** Another file was written in its place. */
        REPLACED,
        /** The blog no longer shows what it held. */
        REMOVED,
        /** No source had it, and the owner chose to go on without it. */
        LOST,
        /** Another class reports it. */
        REPORTED
    }

    /** What to do about a damaged file that the blog may still have. */
    public static final String REMEDY = "take it from a backup or from git, or let build --full ask the blog for it";

    private static final int NAMED = 3;

    private final NavigableMap<String, String> now = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Outcome> outcomes = new ConcurrentSkipListMap<>();

    Damage() {}

    void add(String path) {
        now.putIfAbsent(path, "");
    }

    /** @param why what is wrong with the file, if more is known than that its hash differs */
    public void add(String path, String why) {
        now.put(path, why);
    }

    /** Whether the file at that path is known to be damaged. */
    public boolean isOf(String path) {
        return now.containsKey(path);
    }

    /** What is wrong with the damaged file at that path. */
    String why(String path) {
        String why = now.getOrDefault(path, "");
        return why.isEmpty() ? "it is not what the index says" : why;
    }

    /** Notes what became of a file. Returns whether it was damaged until now. */
    boolean end(String path, Outcome outcome) {
        return now.remove(path) != null && outcomes.put(path, outcome) == null;
    }

    /** Corrects what {@link #end} has noted of a file, if anything. */
    void correct(String path, Outcome outcome) {
        outcomes.replace(path, outcome);
    }

    /** The run is rolled back, so that what was damaged is damaged again. */
    void takeBack() {
        outcomes.keySet().forEach(this::add);
        outcomes.clear();
    }

    /** The paths of the files that are damaged. */
    public Set<String> now() {
        return Collections.unmodifiableSet(now.keySet());
    }

    /** A problem for each damaged file, with what became of it. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        outcomes.forEach((path, outcome) -> problem(path, outcome).ifPresent(problems::add));
        List<String> privateOnes = new ArrayList<>();
        now.forEach((path, why) -> {
            if (path.startsWith(ArchivePaths.PRIVATE)) {
                privateOnes.add(path);
            } else {
                problems.add(damaged(path, why));
            }
        });
        if (!privateOnes.isEmpty()) {
            problems.add(privateFiles(privateOnes));
        }
        return problems;
    }

    private static Problem damaged(String path, String why) {
        return new Problem(
                "a file of the archive is damaged",
                path,
                (why.isEmpty() ? "" : why + "; ")
                        + "nothing gave it again in this run; take it from a backup or from git");
    }

    /** Most of these files are in no blog and no git repository, and {@code publish} needs them. */
    private static Problem privateFiles(List<String> paths) {
        return new Problem(
                "private files of the archive are lost or damaged",
                ShortList.of(paths, NAMED),
                paths.size()
                        + " in all; until they are back from a backup, publish refuses, because it cannot search the"
                        + " site for their texts. build --full asks the blog for them; if they are lost for good, build"
                        + " --full --force goes on without them");
    }

    private static Optional<Problem> problem(String path, Outcome outcome) {
        return switch (outcome) {
            case REPLACED ->
                Optional.of(new Problem(
                        "a damaged file was replaced", path, "what was left of it, if anything, is in state/damaged"));
            case REMOVED ->
                Optional.of(
                        new Problem(
                                "a damaged file was removed",
                                path,
                                "the blog no longer shows what it held; what was left of it, if anything, is in state/damaged"));
            case LOST ->
                Optional.of(new Problem(
                        "a damaged file is lost",
                        path,
                        "nothing gave it again; what was left of it, if anything, is in state/damaged, the whole file perhaps in a"
                                + " backup or in git"));
            case REPORTED -> Optional.empty();
        };
    }
}
