package io.github.emlogstatic.render.site;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans so few files that all of them are one group. */
public interface OneGroup {

    /** Plans the files in a stable order, without reading any article. */
    void plan(Consumer<PlannedFile> files);

    /** The group under a name, which the manifest keeps: under another one, the next build plans its files anew. */
    default List<PlannedGroup> as(String name) {
        return List.of(new PlannedGroup(name, groupFingerprint(), () -> {
            List<PlannedFile> files = new ArrayList<>();
            plan(files::add);
            return files;
        }));
    }

    /** The fingerprint of the group; empty if it is to be planned in every build. */
    default String groupFingerprint() {
        return "";
    }
}
