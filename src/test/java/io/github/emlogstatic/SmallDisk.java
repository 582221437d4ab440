package io.github.emlogstatic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk in memory that can be full, or read-only, as a real one. Where none can be mounted, the test is skipped. */
public record SmallDisk(Path folder) implements AutoCloseable {

    /** @param size as {@code mount} takes it, such as {@code 3m} */
    public static SmallDisk mounted(Path folder, String size) throws Exception {
        Files.createDirectories(folder);
        Skip.unless(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "no small disk to be had: mounting a tmpfs takes root and Linux");
        return new SmallDisk(folder);
    }

    public void grow(String size) throws Exception {
        assertThat(run("mount", "-o", "remount,size=" + size, folder.toString()))
                .isTrue();
    }

    public void makeReadOnly() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
    }

    /** Git goes on to tidy a repository in the background, and keeps its disk busy for a moment. So the disk is taken away. */
    @Override
    public void close() throws Exception {
        assertThat(run("umount", "-l", folder.toString())).isTrue();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command on this system
        }
    }
}
