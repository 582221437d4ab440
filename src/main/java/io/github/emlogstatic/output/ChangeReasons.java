package io.github.emlogstatic.output;

import io.github.emlogstatic.output.manifest.Fingerprints;
import io.github.emlogstatic.output.manifest.MadeFile;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.SiteValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Decides which files must be made, and why. Safe for several threads. */
final class ChangeReasons {

    private final KnownFiles files;
    private final LastBuild last;
    private final boolean full;
    private final SiteValues current;
    private final Map<String, String> fingerprints;

    /**
     * @param full whether all files must be made
     * @param current the present values
     */
    ChangeReasons(KnownFiles files, LastBuild last, boolean full, SiteValues current) {
        this.files = files;
        this.last = last;
        this.full = full;
        this.current = current;
        this.fingerprints = new ConcurrentHashMap<>(last.files()); // each article reads a few values of its own
    }

    /**
     * The reason why a file must be made, in words; empty if the file of the last build is still right.
     *
     * @param reads gets the names of what such a file has read
     */
    String of(PlannedFile file, ReadNames reads) {
        MadeFile before = files.of(file).before();
        if (full) {
            return "asked for with --full";
        }
        if (before == MadeFile.NEVER) {
            return "new";
        }
        if (before == MadeFile.UNFINISHED) {
            return "left unfinished by a run that was killed, or its entry is lost";
        }
        String changed = String.join(", ", changedInputs(file.inputs().get(), before.inputs()));
        if (!changed.isEmpty()) {
            return "changed: " + changed;
        }
        List<String> read = new ArrayList<>();
        Optional<String> other = before.reads().firstOther(read::add, this::current);
        if (other.isPresent()) {
            return "read " + other.get() + ", which changed";
        }
        if (last.missingOrChanged().contains(file.path())) {
            return "missing or changed on disk";
        }
        reads.addAll(read);
        return "";
    }

    /** The present fingerprint of a value. */
    String current(String name) {
        return fingerprints.computeIfAbsent(name, current::fingerprint);
    }

    private static Collection<String> changedInputs(Map<String, String> now, Fingerprints known) {
        if (known.are(now)) {
            return List.of();
        }
        Map<String, String> before = known.byName();
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        names.removeIf(name -> now.getOrDefault(name, "").equals(before.getOrDefault(name, "")));
        return names;
    }
}
