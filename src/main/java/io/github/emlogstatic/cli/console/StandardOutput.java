package io.github.emlogstatic.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What the program prints its results to. Remembers that the disk was full, which a {@link java.io.PrintStream} does not
 * tell. A reader that has seen enough, as in {@code | head}, is no failure.
 */
public final class StandardOutput extends FilterOutputStream {

    private volatile Optional<IOException> failure = Optional.empty();

    public StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            if (ErrorMessages.isFullDisk(e)) {
                failure = Optional.of(new IOException("cannot write the output: " + e.getMessage(), e));
            }
            throw e;
        }
    }

    /** Why some of the output is missing. */
    public Optional<IOException> failure() {
        return failure;
    }
}
