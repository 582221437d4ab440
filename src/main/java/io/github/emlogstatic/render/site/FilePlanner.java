package io.github.emlogstatic.render.site;

import io.github.emlogstatic.output.plan.PlannedGroup;
import java.util.List;

/** Plans one kind of files of the site: their paths, their inputs, and how to make them. */
public interface FilePlanner {

    /** The files, in groups and in a stable order. No article is read. */
    List<PlannedGroup> groups();
}
