package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.threads.NewThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A running git: gives it its input, collects its output, and ends it if it prints nothing for too long. */
final class GitProcess {

    /** New threads, because a process may block one for minutes and the common pool has other work. */
    private static final Executor THREADS = new NewThreads("git");

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong heard = new AtomicLong(System.nanoTime());

    private GitProcess(Process process) {
        this.process = process;
    }

    /** @param input written to the process while its output is read */
    static GitProcess with(Process process, byte[] input) {
        GitProcess conversation = new GitProcess(process);
        CompletableFuture.runAsync(() -> give(input, process.getOutputStream()), THREADS);
        return conversation;
    }

    /**
     * Waits until the process ends. Does not wait for the end of its output: a program that a hook left running may keep
     * that open for hours.
     *
     * @return false if the process printed nothing for that long, and was therefore ended
     */
    boolean ends(Duration patience) throws InterruptedException {
        CompletableFuture<Void> output =
                CompletableFuture.allOf(listen(process.getInputStream(), out), listen(process.getErrorStream(), err));
        while (!process.waitFor(left(patience), TimeUnit.NANOSECONDS)) {
            if (left(patience) <= 0) {
                end();
                return false;
            }
        }
        output.completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
        return true;
    }

    private long left(Duration patience) {
        return heard.get() + patience.toNanos() - System.nanoTime();
    }

    private CompletableFuture<Void> listen(InputStream stream, ByteArrayOutputStream to) {
        return CompletableFuture.runAsync(
                () -> {
                    byte[] piece = new byte[1 << 13];
                    try (stream) {
                        for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                            to.write(piece, 0, read);
                            heard.set(System.nanoTime());
                        }
                    } catch (IOException e) {
                        // The process was ended. Its exit code tells the rest.
                    }
                },
                THREADS);
    }

    private static void give(byte[] input, OutputStream stream) {
        try (stream) {
            stream.write(input);
        } catch (IOException e) {
            // A command that ends early does not read all of its input. Its exit code tells why.
        }
    }

    /** Ends git and what it started (a hook, a shell, ssh): gently first, so that git removes its locks. */
    private void end() throws InterruptedException {
        ProcessHandle[] started = process.descendants().toArray(ProcessHandle[]::new);
        process.destroy();
        for (ProcessHandle one : started) {
            one.destroy();
        }
        process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        for (ProcessHandle one : started) {
            one.destroyForcibly();
        }
        process.destroyForcibly();
    }

    byte[] out() {
        return out.toByteArray();
    }

    byte[] err() {
        return err.toByteArray();
    }
}
