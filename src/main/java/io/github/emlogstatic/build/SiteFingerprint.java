package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.RecordText;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.crawl.state.MediaStateFile;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;

/** The fingerprint of all that a site is made of. A build whose site has the same one has nothing to do. */
final class SiteFingerprint {

    private SiteFingerprint() {}

    static String of(Archive archive, Theme theme, Config config, ProtectedArticles protectedArticles)
            throws IOException {
        return Hash.fingerprint(
                archive.fingerprint(),
                String.join("\n", MediaStateFile.gone(archive)),
                theme.fingerprint(),
                configuration(config),
                Version.number(),
                protectedArticles.fingerprint());
    }

    /** All configuration that affects pages. */
    private static String configuration(Config config) {
        return RecordText.of(config.site()) + "\n" + config.theme().options() + "\n"
                + config.blog().retired() + "\n" + config.blog().aliases() + "\n"
                + RecordText.of(config.blog().profile()) + "\n" + config.media().copiesExternal() + "\n"
                + config.media().copiesAvatars() + "\n" + config.media().variants();
    }
}
