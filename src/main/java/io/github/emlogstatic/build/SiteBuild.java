package io.github.emlogstatic.build;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.io.PrintStream;

/** The whole pipeline. */
public final class SiteBuild {

    private SiteBuild() {}

    /** Crawls, unless offline, and renders what has changed. */
    public static BuildReport run(Config config, Progress progress, PrintStream out)
            throws IOException, ConfigException {
        throw new IOException("the pipeline is not put together yet");
    }
}
