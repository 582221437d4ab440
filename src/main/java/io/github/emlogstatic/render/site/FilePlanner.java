package io.github.emlogstatic.render.site;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans one kind of files of the site: their paths, their inputs, and how to make them. */
public interface FilePlanner {

    /** Plans the files in a stable order, without reading any article. */
    void plan(Consumer<PlannedFile> files);

    /** The files in groups, which together are those of {@link #plan}. A planner of few files has one. */
    default List<PlannedGroup> groups() {
        return List.of(new PlannedGroup(getClass().getSimpleName(), groupFingerprint(), this::files));
    }

    /** The fingerprint of the only group; empty if it is to be planned in every build. */
    default String groupFingerprint() {
        return "";
    }

    /** The planned files. */
    default List<PlannedFile> files() {
        List<PlannedFile> files = new ArrayList<>();
        plan(files::add);
        return files;
    }
}
