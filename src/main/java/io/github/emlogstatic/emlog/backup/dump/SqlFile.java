package io.github.emlogstatic.emlog.backup.dump;

import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.time.Instant;

/**
 * A file that can be read from any position, by several threads.
 *
 * @param name how messages call the file
 * @param channel of the unpacked SQL
 * @param changed when the file, or the packed file that holds it, was last changed
 */
public record SqlFile(String name, FileChannel channel, Instant changed) {

    /** The bytes from a position on. Closing the stream leaves the file open. */
    public InputStream from(long position) {
        return new ChannelInput(channel, position);
    }
}
