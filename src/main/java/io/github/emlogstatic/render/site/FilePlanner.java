package io.github.emlogstatic.render.site;

import io.github.emlogstatic.output.PlannedFile;
import java.util.function.Consumer;

/** A kind of files of the site: which there are, what each is made of, and how it is made. */
public interface FilePlanner {

    /** Plans its files, in a stable order and without reading a body. */
    void plan(Consumer<PlannedFile> files);
}
