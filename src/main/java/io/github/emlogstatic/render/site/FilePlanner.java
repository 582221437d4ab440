package io.github.emlogstatic.render.site;

import io.github.emlogstatic.output.PlannedFile;
import java.util.function.Consumer;

/** Plans one kind of files of the site: their paths, their inputs, and how to make them. */
public interface FilePlanner {

    /** Plans the files in a stable order, without reading any article. */
    void plan(Consumer<PlannedFile> files);
}
