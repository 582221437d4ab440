package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.MadeOnce;
import io.github.emlogstatic.cli.ProgramRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A project with a site and a bare repository as its remote, in a folder that is deleted after the test. */
final class GitProject implements AfterEachCallback {

    private final ProgramRunner program = ProgramRunner.inNewFolder();
    private final Path folder = program.directory();
    private final Path project = folder.resolve("project");
    private final Path remote = folder.resolve("remote.git");

    private GitProject() {}

    static GitProject inNewFolder() {
        GitProject project = new GitProject();
        Uncheck.run(project::make);
        return project;
    }

    private void make() throws IOException {
        program.set("PATH", System.getenv("PATH"));
        program.set("HOME", folder.toString());
        program.set("GIT_CONFIG_NOSYSTEM", "1");
        Path untouched = MadeOnce.folder("git-project", empty -> {
            in(empty, "init", "--quiet", "--bare", "remote.git");
            in(empty, "init", "--quiet", "-b", "main", "project");
            in(empty.resolve("project"), "remote", "add", "origin", "../remote.git");
        });
        FileUtils.copyDirectory(untouched.toFile(), folder.toFile());
        site("index.html", "<p>你好</p>");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        program.afterEach(context);
    }

    ProgramRunner program() {
        return program;
    }

    /** Holds the project and its remote, and is the user's home. */
    Path folder() {
        return folder;
    }

    Path project() {
        return project;
    }

    Path remote() {
        return remote;
    }

    /** Runs publish and returns its exit code. */
    int publish(String... options) {
        return program.runIn(project, List.of("publish"), options);
    }

    /** Writes a file of the site. */
    void site(String path, String text) throws IOException {
        new SiteFolder(project).write(path, text);
    }

    /** A text that git cannot make smaller, neither alone nor beside one of another length. */
    static String noise(int letters) {
        return new Random(letters)
                .ints(letters, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Writes what the last build noted. */
    void lastRun(String json) throws IOException {
        Files.createDirectories(project.resolve("archive/state"));
        Files.writeString(project.resolve("archive/state/last-run.json"), json);
    }

    /** Somebody else pushes a file to the branch. */
    void commitElsewhere(String path, String text) throws IOException {
        Path clone = folder.resolve("clone");
        if (!Files.exists(clone)) {
            in(folder, "clone", "--quiet", remote.toString(), clone.toString());
        }
        in(clone, "fetch", "--quiet", "origin");
        if (!in(clone, "branch", "--remotes", "--list", "origin/gh-pages").isEmpty()) {
            in(clone, "checkout", "--quiet", "-B", "work", "origin/gh-pages");
        }
        Files.createDirectories(clone.resolve(path).getParent());
        Files.writeString(clone.resolve(path), text);
        in(clone, "add", "--all");
        in(clone, "-c", "user.name=they", "-c", "user.email=they@example.com", "commit", "--quiet", "-m", "theirs");
        in(clone, "push", "--quiet", "origin", "HEAD:gh-pages");
    }

    /** Lets another commit arrive just before each of our pushes. */
    void somebodyElseIsQuicker() throws IOException {
        Path script = script(
                folder.resolve("quicker"),
                "cd \"$1\" && export GIT_AUTHOR_NAME=they GIT_AUTHOR_EMAIL=t@e GIT_COMMITTER_NAME=they"
                        + " GIT_COMMITTER_EMAIL=t@e\n"
                        + "git update-ref refs/heads/gh-pages $(git commit-tree -m theirs -p gh-pages gh-pages^{tree})\n"
                        + "exec git receive-pack .");
        in(project, "config", "remote.origin.receivepack", script.toString());
    }

    /** Writes a hook of the remote. */
    void hook(String name, String text) throws IOException {
        script(remote.resolve("hooks/" + name), text);
    }

    static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The files of the branch at the remote. */
    List<String> branch() throws IOException {
        return in(remote, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages")
                .lines()
                .toList();
    }

    /** The messages of its commits, the newest first. */
    List<String> log() throws IOException {
        return in(remote, "log", "--format=%s", "gh-pages").lines().toList();
    }

    /** Its newest commit. */
    String tip() throws IOException {
        return in(remote, "rev-parse", "gh-pages");
    }

    /** The text of one of its files. */
    String published(String path) throws IOException {
        return run(remote, List.of("git", "show", "gh-pages:" + path));
    }

    /** Runs git in a directory, and returns what it printed. */
    String in(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(directory, command).strip();
    }

    private String run(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeAll(List.of("GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"));
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String complained = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(command + ": " + complained).isZero();
            return said;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
