package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a channel from a position, without moving the position of the channel. */
final class ChannelInput extends InputStream {

    private final FileChannel channel;
    private long position;

    ChannelInput(FileChannel channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = channel.read(ByteBuffer.wrap(bytes, from, length), position);
        position += Math.max(0, read);
        return read;
    }
}
