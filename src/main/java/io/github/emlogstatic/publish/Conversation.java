package io.github.emlogstatic.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a process is told and says, watched for silence. */
final class Conversation {

    /** Threads of its own: a process may be silent for minutes, and the common ones have other work. */
    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "git");
        thread.setDaemon(true);
        thread.start();
    };

    private static final Duration TO_TIDY_UP = Duration.ofSeconds(2);

    private final Process process;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong heard = new AtomicLong(System.nanoTime());

    private Conversation(Process process) {
        this.process = process;
    }

    /** @param input is given to the process while it is listened to */
    static Conversation with(Process process, byte[] input) {
        Conversation conversation = new Conversation(process);
        CompletableFuture.runAsync(() -> give(input, process.getOutputStream()), THREADS);
        return conversation;
    }

    /**
     * Listens until the process has ended. What a hook leaves running may hold the output open for hours; what the
     * process itself has said is read within moments.
     *
     * @return false where there was silence for so long; the process has been ended then
     */
    boolean ends(Duration patience) throws InterruptedException {
        CompletableFuture<Void> said =
                CompletableFuture.allOf(listen(process.getInputStream(), out), listen(process.getErrorStream(), err));
        while (!process.waitFor(left(patience), TimeUnit.NANOSECONDS)) {
            if (left(patience) <= 0) {
                end();
                return false;
            }
        }
        said.completeOnTimeout(null, TO_TIDY_UP.toMillis(), TimeUnit.MILLISECONDS)
                .join();
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
                        // The process was ended: it has said what it has said, and its exit code tells the rest.
                    }
                },
                THREADS);
    }

    private static void give(byte[] input, OutputStream stream) {
        try (stream) {
            stream.write(input);
        } catch (IOException e) {
            // A command that ends early does not read on; its exit code tells why.
        }
    }

    /** Gently first, so that git removes its locks; what it has started (a hook, a shell, ssh) goes too. */
    private void end() throws InterruptedException {
        ProcessHandle[] started = process.descendants().toArray(ProcessHandle[]::new);
        process.destroy();
        for (ProcessHandle one : started) {
            one.destroy();
        }
        process.waitFor(TO_TIDY_UP.toMillis(), TimeUnit.MILLISECONDS);
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
