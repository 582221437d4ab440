package io.github.emlogstatic.build;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.time.Clock;

/** The whole pipeline: from a blog to an archive, from the archive to a site. */
public final class SiteBuild {

    public SiteBuild(Config config, Clock clock, Progress progress) {}

    /** Crawls, unless offline, then renders what changed. */
    public BuildReport run() throws IOException, ConfigException {
        throw new IOException("the pipeline is not put together yet");
    }
}
