package io.github.emlogstatic.build;

import io.github.emlogstatic.build.upload.PublishedUploads;
import io.github.emlogstatic.build.upload.ShownFiles;
import io.github.emlogstatic.output.plan.SitePlan;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.theme.Theme;
import java.io.IOException;

/** A site that is loaded from the archive, with its uploads and the renderer of its pages. */
record LoadedSite(PublishedUploads uploads, SiteRenderer renderer) {

    /** @param madeOf the {@link SiteFingerprint} */
    SitePlan plan(String madeOf, Theme theme) throws IOException {
        return new SitePlan(madeOf, renderer.plan(), renderer, new ShownFiles(uploads, renderer, theme.fingerprint()));
    }
}
