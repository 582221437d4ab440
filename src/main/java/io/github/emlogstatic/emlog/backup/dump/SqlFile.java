package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that can be read from any position, by several threads.
 *
 * @param name how messages call the file
 * @param channel of the unpacked SQL
 * @param changed when the file, or the packed file that holds it, was last changed
 * @param charset of its texts
 */
public record SqlFile(String name, FileChannel channel, Instant changed, DumpCharset charset) {

    private static final Pattern NAMES = Pattern.compile("(?im)^(?:/\\*!\\d+ )?SET NAMES '?(\\w+)");
    private static final Set<String> WITHOUT_EMOJI = Set.of("utf8", "utf8mb3", "gbk", "gb2312");

    private static final int HEAD = 1 << 14; // with the first tables

    /**
     * The encoding of the connection that made the dump, if it cannot hold emoji although the tables can: the database
     * then wrote question marks instead. mysqldump did so by default until MySQL 5.7. Adminer begins each dump in utf8,
     * but names utf8mb4 before the first table that needs it.
     */
    public Optional<String> withoutEmoji() throws IOException {
        String head = new String(from(0).readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        int withEmoji = head.indexOf("CHARSET=utf8mb4");
        return NAMES.matcher(head.substring(0, Math.max(0, withEmoji)))
                .results()
                .map(names -> names.group(1))
                .reduce((earlier, later) -> later)
                .filter(names -> WITHOUT_EMOJI.contains(names.toLowerCase(Locale.ROOT)));
    }

    /**
     * The bytes from a position on. Closing the stream leaves the file open. Reading it does not move the channel's
     * position, so several streams can be read at once.
     */
    InputStream from(long position) {
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
