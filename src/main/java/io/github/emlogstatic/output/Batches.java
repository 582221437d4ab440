package io.github.emlogstatic.output;

import io.github.emlogstatic.output.plan.PlannedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The order in which files are made. */
final class Batches {

    private Batches() {}

    /** The files by batch, in the turn of the batches. */
    static List<List<PlannedFile>> of(List<PlannedFile> files) {
        Map<String, List<PlannedFile>> batches = files.stream()
                .collect(Collectors.groupingBy(PlannedFile::batch, LinkedHashMap::new, Collectors.toList()));
        List<List<PlannedFile>> sorted = new ArrayList<>(batches.values());
        sorted.sort(Comparator.comparingInt(batch -> batch.get(0).turn()));
        return sorted;
    }
}
