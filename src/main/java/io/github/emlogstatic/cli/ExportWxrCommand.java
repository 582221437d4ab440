package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ExportOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.export.wordpress.WxrExport;
import io.github.emlogstatic.export.wordpress.WxrReport;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export wxr}: the archive for the importer of WordPress. */
@Command(name = "wxr", description = "Writes the archive for the importer of WordPress.")
final class ExportWxrCommand extends VerboseCommand {

    private static final int MEGABYTE = 1_000_000;
    private static final int MOST = 1_000;

    @Mixin
    private ExportOptions options;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file, blog.xml; where there are several, they are blog-1.xml and so on.")
    private Path output;

    @Option(
            names = "--split",
            paramLabel = "MB",
            description = "How large a file may be. Default: 2, which is what PHP takes if nobody has changed that.")
    private int megabytes = 2;

    @Option(
            names = "--uploads",
            paramLabel = "URL",
            description = "Where WordPress can fetch content/uploadfile/. Default: baseUrl, else the blog.")
    private @Nullable String uploads;

    ExportWxrCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Config config = options.load(environment);
        if (megabytes < 1 || megabytes > MOST) {
            throw new ConfigException("--split must be from 1 to " + MOST + ", not " + megabytes);
        }
        Optional<String> address = environment.address("--uploads", uploads);
        Path file = environment.path(output);
        Directories.keepOutOfArchive(file, config.archive());
        WxrReport report = WxrExport.write(
                config,
                file,
                new WxrExport.Options(megabytes * MEGABYTE, address, options.privateIds(), options.force()),
                options.progress(environment));
        options.tell(report, environment);
        return ExitCode.DONE;
    }
}
