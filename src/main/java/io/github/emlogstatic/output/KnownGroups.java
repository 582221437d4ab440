package io.github.emlogstatic.output;

import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.output.manifest.ManifestGroup;
import io.github.emlogstatic.output.plan.SiteValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The groups of the last build. A build keeps those that it would plan as they were. Safe for several threads. */
final class KnownGroups {

    private final Map<String, ManifestGroup> groups = new HashMap<>();
    private final Map<String, String> kinds;
    private final Set<String> changedKinds;
    private final Set<String> touched;
    private final boolean full;
    private final SiteValues current;
    private final UnaryOperator<String> fingerprints;

    /**
     * @param full whether all files must be made
     * @param current the present values that files read
     * @param fingerprints those of single values, which are computed once
     */
    KnownGroups(Manifest before, LastBuild last, boolean full, SiteValues current, UnaryOperator<String> fingerprints) {
        before.groups().forEach(group -> groups.put(group.name(), group));
        this.kinds = before.kinds();
        this.touched = new HashSet<>(last.missingOrChanged());
        this.touched.addAll(before.unfinished());
        this.full = full;
        this.current = current;
        this.fingerprints = fingerprints;
        this.changedKinds = kinds.entrySet().stream()
                .filter(kind -> kind.getValue().isEmpty() || !kind.getValue().equals(current.ofKind(kind.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The group as the last build left it, if nothing has changed that its files depend on. */
    Optional<ManifestGroup> unchanged(String name, String fingerprint) {
        return full || fingerprint.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(groups.get(name))
                        .filter(group -> group.fingerprint().equals(fingerprint) && isAsLeft(group));
    }

    private boolean isAsLeft(ManifestGroup group) {
        return (touched.isEmpty() || group.paths().stream().noneMatch(touched::contains))
                && group.allReads(
                        changedKinds, (read, before) -> fingerprints.apply(read).equals(before));
    }

    Optional<ManifestGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    List<ManifestGroup> without(Set<String> names) {
        return groups.values().stream()
                .filter(group -> !names.contains(group.name()))
                .toList();
    }

    /**
     * The present fingerprints of the kinds of values that files have read.
     *
     * @param read the kinds of what was read in this build
     */
    Map<String, String> kinds(Set<String> read) {
        Set<String> all = new HashSet<>(read);
        all.addAll(kinds.keySet());
        return all.stream().collect(Collectors.toMap(kind -> kind, current::ofKind, (one, same) -> one, TreeMap::new));
    }
}
