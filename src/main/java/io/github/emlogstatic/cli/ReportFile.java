package io.github.emlogstatic.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.emlogstatic.build.BuildReport;
import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The report of a build as JSON. */
final class ReportFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private ReportFile() {}

    static void write(Path file, BuildReport report) throws IOException {
        String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
    }
}
