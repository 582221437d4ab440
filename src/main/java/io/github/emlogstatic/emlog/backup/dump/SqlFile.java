package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;

/**
 * A file that can be read from any position, by several threads.
 *
 * @param name how messages call the file
 * @param channel of the unpacked SQL
 * @param changed when the file, or the packed file that holds it, was last changed
 * @param charset of its texts
 */
public record SqlFile(String name, FileChannel channel, Instant changed, DumpCharset charset) {

    /** The bytes from a position on. Closing the stream leaves the file open, and reading it does not move the channel. */
    public InputStream from(long position) {
        return new InputStream() {
            private long at = position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(bytes, from, length), at);
                at += Math.max(0, read);
                return read;
            }
        };
    }
}
