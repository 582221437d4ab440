package io.github.emlogstatic.archive.index;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Recognises an index that is exactly as this program writes it, without parsing JSON: for instance after an archive was
 * copied here, or a line was edited. For one thread.
 */
final class PlainLines {

    private static final byte[] BYTES = ",\"bytes\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WIDTH = ",\"width\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEIGHT = ",\"height\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FIRST_SEEN = ",\"firstSeen\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LAST_CHANGED = "\",\"lastChanged\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\"}\n".getBytes(StandardCharsets.UTF_8);

    /** The least first byte of a letter that takes four bytes in UTF-8. */
    private static final byte FOUR_BYTES = (byte) 0xF0;

    /** What Java makes of bytes that are no UTF-8. */
    private static final char NO_LETTER = '\uFFFD';

    private final byte[] bytes;
    private final Set<String> times = new HashSet<>();
    private int at;

    PlainLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Whether each line is the entry of a file that an index may list, and the lines are sorted by path. False as well for a
     * line of a later version, which may have more keys.
     *
     * @param isPrivate whether the lines are about {@code private/}
     */
    boolean areAll(boolean isPrivate) {
        String before = "";
        while (at < bytes.length) {
            String path = entry();
            boolean right = path.compareTo(before) > 0
                    && path.startsWith(ArchivePaths.PRIVATE) == isPrivate
                    && ArchivePaths.isPossible(path);
            if (!right) {
                return false;
            }
            before = path;
        }
        return true;
    }

    /** Skips a line. Returns its path, or an empty text if the line is written otherwise. */
    private String entry() {
        int from = at + IndexLines.START.length;
        boolean plain = skip(IndexLines.START)
                && skipPath()
                && skip(IndexLines.HASH)
                && skipHash()
                && skipNumber(BYTES, 18)
                && skipNumber(WIDTH, 9)
                && skipNumber(HEIGHT, 9)
                && skip(FIRST_SEEN)
                && skipTime()
                && skip(LAST_CHANGED)
                && skipTime()
                && skip(END);
        return plain ? path(from) : "";
    }

    private String path(int from) {
        int to = from;
        while (bytes[to] != '"') {
            to++;
        }
        String path = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return path.indexOf(NO_LETTER) < 0 ? path : "";
    }

    /** Skips letters that {@link IndexJson} writes as they are. It escapes those of four bytes, such as an emoji. */
    private boolean skipPath() {
        while (at < bytes.length && isPlain(bytes[at])) {
            at++;
        }
        return true;
    }

    private static boolean isPlain(byte letter) {
        return letter < 0 ? letter < FOUR_BYTES : letter >= ' ' && letter != '"' && letter != '\\';
    }

    private boolean skip(byte[] text) {
        int end = at + text.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, text, 0, text.length)) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean skipHash() {
        int from = at;
        while (at < bytes.length && (isDigit(bytes[at]) || bytes[at] >= 'a' && bytes[at] <= 'f')) {
            at++;
        }
        return at - from == IndexLines.HASH_DIGITS && at < bytes.length && bytes[at++] == '"';
    }

    /** Skips a number, which is left out if it is 0. */
    private boolean skipNumber(byte[] key, int mostDigits) {
        if (!skip(key)) {
            return true;
        }
        int from = at;
        while (at < bytes.length && isDigit(bytes[at])) {
            at++;
        }
        return at > from && at - from <= mostDigits && bytes[from] != '0';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Skips a time in whole seconds. Most lines have the same ones, which are parsed once. */
    private boolean skipTime() {
        if (at + IndexLines.TIME > bytes.length) {
            return false;
        }
        String time = new String(bytes, at, IndexLines.TIME, StandardCharsets.ISO_8859_1);
        at += IndexLines.TIME;
        return times.contains(time) || isPlain(time) && times.add(time);
    }

    private static boolean isPlain(String time) {
        try {
            return Instant.parse(time).toString().equals(time);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
