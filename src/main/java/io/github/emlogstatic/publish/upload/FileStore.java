package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.publish.target.PublishException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A place that holds files by path. Paths are relative, with {@code /}. Safe for several threads.
 *
 * <p>Methods that reach the place throw a {@link PublishException} whose message says what to do, if it cannot be reached or
 * refuses.
 */
public interface FileStore extends Closeable {

    /** The place, fit to be printed. */
    String name();

    /** The message of a failure without the name of this place, with which it begins. */
    default String why(PublishException failure) {
        String message = String.valueOf(failure.getMessage());
        String name = name() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /** How many files may be written at once. */
    int connections();

    /** How long a file that was written may take to show; zero if it shows at once. */
    Duration patience();

    /** The bytes of a small file; empty if there is no such file. */
    Optional<byte[]> read(String path) throws IOException;

    /** Writes or replaces a file. A reader meanwhile gets the old or the new file, never a part. */
    void write(Upload file) throws IOException;

    /** Removes a file. One that is not there is no mistake. */
    void remove(String path) throws IOException;

    /** Whether visitors may read a file that an earlier run has made, or nothing can be done about it. */
    default boolean isOpen(String path) throws IOException {
        return true;
    }

    /**
     * Lets visitors read a file or a folder that an earlier run has made.
     *
     * @return whether they can read it now
     */
    default boolean open(String path) throws IOException {
        return true;
    }

    /** Returns those of the paths at which there is a file. */
    Set<String> existing(Collection<String> paths) throws IOException;
}
