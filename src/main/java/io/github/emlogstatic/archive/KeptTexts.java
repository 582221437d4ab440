package io.github.emlogstatic.archive;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Texts that were read for the lists of a site, or written by a crawl, until their pages are made: a first build reads each
 * article once. It keeps at most 24 million characters, and at most as many as fit into a sixteenth of the memory. They are
 * in few large arrays, because Java's collector would copy each text several times. An array is free when the last of its
 * texts is taken. Safe for several threads.
 */
final class KeptTexts {

    /** In characters. A longer text has an array of its own. */
    private static final int ROOM = 1 << 18;

    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final AtomicLong free;
    private final ThreadLocal<Room> rooms = ThreadLocal.withInitial(() -> new Room(ROOM));

    private record Text(char[] array, int from, int length) {}

    /** An array that one thread fills. */
    private static final class Room {

        private final char[] array;
        private int used;

        Room(int length) {
            this.array = new char[length];
        }

        Text add(String text) {
            int from = used;
            text.getChars(0, text.length(), array, from);
            used += text.length();
            return new Text(array, from, text.length());
        }
    }

    KeptTexts() {
        this(Math.min(24 << 20, Runtime.getRuntime().maxMemory() / 32)); // a character takes two bytes
    }

    /** @param most in characters */
    KeptTexts(long most) {
        this.free = new AtomicLong(most);
    }

    /** @param hash the hash of the article's file */
    void keep(String hash, String text) {
        if (texts.containsKey(hash)) {
            return;
        }
        boolean fits = free.addAndGet(-text.length()) >= 0;
        if (!fits || texts.putIfAbsent(hash, room(text.length()).add(text)) != null) {
            free.addAndGet(text.length());
        }
    }

    private Room room(int length) {
        Room room = rooms.get();
        if (room.array.length - room.used < length) {
            room = new Room(Math.max(ROOM, length));
            rooms.set(room);
        }
        return room;
    }

    /** The text of a file, which is then forgotten; empty if it was not kept. */
    Optional<String> take(String hash) {
        return Optional.ofNullable(texts.remove(hash)).map(text -> {
            free.addAndGet(text.length);
            return new String(text.array, text.from, text.length);
        });
    }
}
