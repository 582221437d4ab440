package io.github.emlogstatic.archive;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Texts that were read for the lists of a site, or written by a crawl, until their pages are made: a first build reads each
 * article once. It keeps at most 24 million characters, and at most as many as fit into a sixteenth of the memory. Safe for
 * several threads.
 */
final class KeptTexts {

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final AtomicLong free;

    KeptTexts() {
        this(Math.min(24 << 20, Runtime.getRuntime().maxMemory() / 32)); // a character takes two bytes
    }

    /** @param most in characters */
    KeptTexts(long most) {
        this.free = new AtomicLong(most);
    }

    /** @param hash the hash of the article's file */
    void keep(String hash, String text) {
        boolean fits = free.addAndGet(-text.length()) >= 0;
        if (!fits || texts.putIfAbsent(hash, text) != null) {
            free.addAndGet(text.length());
        }
    }

    /** The text of a file, which is then forgotten; empty if it was not kept. */
    Optional<String> take(String hash) {
        String text = texts.remove(hash);
        free.addAndGet(text == null ? 0 : text.length());
        return Optional.ofNullable(text);
    }
}
