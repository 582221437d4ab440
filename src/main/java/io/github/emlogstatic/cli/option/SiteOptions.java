package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.config.settings.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about the site that {@code build}, {@code serve} and {@code mirror} share. */
public final class SiteOptions {

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the site will be published.")
    private @Nullable String baseUrl;

    @Option(names = "--theme", paramLabel = "NAME|DIR", description = "The theme. Default: default.")
    private @Nullable String theme;

    /** Whether the user has asked for a theme. */
    public boolean namesTheme() {
        return theme != null;
    }

    public Overrides over(Overrides others) {
        return others.withOptional("baseUrl", "--base-url", baseUrl).withOptional("theme", "--theme", theme);
    }
}
