package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the site looks and where it will stand: the options that {@code build} and {@code serve} share. */
final class LookOptions {

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the site will be published.")
    private @Nullable String baseUrl;

    @Option(names = "--theme", paramLabel = "NAME|DIR", description = "Default: default.")
    private @Nullable String theme;

    Overrides over(Overrides others) {
        return others.withOptional("baseUrl", "--base-url", baseUrl).withOptional("theme", "--theme", theme);
    }
}
