package io.github.emlogstatic.cli.publish;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A site, an S3 service that is empty, and two machines that publish the one to the other, with a key. */
final class S3Site implements AfterEachCallback {

    private final ProgramRunner program = ProgramRunner.inNewFolder();
    private final ProgramRunner otherMachine = ProgramRunner.inNewFolder();
    private final FakeS3 storage = new FakeS3();
    private final Path project = program.directory().resolve("project");

    private S3Site() {}

    static S3Site inNewFolder() {
        S3Site s3 = new S3Site();
        Uncheck.run(s3::make);
        return s3;
    }

    private void make() throws IOException {
        for (ProgramRunner machine : List.of(program, otherMachine)) {
            machine.set("AWS_ACCESS_KEY_ID", FakeS3.ID).set("AWS_SECRET_ACCESS_KEY", FakeS3.SECRET);
        }
        program.set("HOME", program.directory().toString());
        site("index.html", "<a href=\"post-1.html\">一</a>");
        site("post-1.html", "<img src=\"content/uploadfile/1.png\">");
        site("content/uploadfile/1.png", "one");
        site("assets/css/site.css", "p{}");
        site("atom.xml", "<feed/>");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        storage.close();
        program.afterEach(context);
        otherMachine.afterEach(context);
    }

    ProgramRunner program() {
        return program;
    }

    ProgramRunner otherMachine() {
        return otherMachine;
    }

    FakeS3 storage() {
        return storage;
    }

    Path project() {
        return project;
    }

    /** Runs publish and returns its exit code. */
    int publish(String... options) {
        List<String> line = new ArrayList<>(List.of("publish", "--endpoint", storage.endpoint()));
        if (!List.of(options).contains("--to")) {
            line.addAll(List.of("--to", "s3://blog"));
        }
        return program.runIn(project, line, options);
    }

    /** Publishes the site in the other machine's folder. */
    int publishFromTheOther() {
        return otherMachine.run("publish", "--to", "s3://blog", "--endpoint", storage.endpoint());
    }

    /** Writes a file of the site. */
    void site(String path, String text) throws IOException {
        new SiteFolder(project).write(path, text);
    }

    /** The text of each file of the site, by path. */
    Map<String, String> site() throws IOException {
        return new SiteFolder(project).texts();
    }

    /** Writes pages that have one of six pictures each. */
    void manyPages(int pages) throws IOException {
        for (int i = 100; i < 100 + pages; i++) {
            int picture = Math.min(i, 105);
            site("post-" + i + ".html", "<img src=\"content/uploadfile/" + picture + ".png\">");
            site("content/uploadfile/" + picture + ".png", "picture " + picture);
        }
    }

    /** Requests since the last call that wrote or removed a file of the site. */
    List<String> filesWritten() {
        return storage.takeRequests().stream()
                .filter(request -> request.matches("(PUT|DELETE) .*") && !request.contains(".emlog-static-"))
                .toList();
    }

    /** The notes that a run leaves there until it has ended. */
    List<String> journals() {
        return storage.objects().keySet().stream()
                .filter(key -> key.contains("journal"))
                .toList();
    }
}
