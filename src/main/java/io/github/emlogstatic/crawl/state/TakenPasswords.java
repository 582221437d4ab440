package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.Hmac;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers with which password the blog last opened each protected article, so that another one that is configured later
 * is tried in the next run. Keyed hashes stand for the passwords: the key is in {@code private/}, and without it nobody can
 * check a guess. Safe for several threads.
 */
public final class TakenPasswords {

    private static final String FILE = "passwords.json";

    private final Archive archive;
    private final Map<Integer, String> loaded;
    private final Map<Integer, String> taken;

    /** @param taken the keyed hashes, by article id */
    private record Kept(Map<Integer, String> taken) {}

    private TakenPasswords(Archive archive, Map<Integer, String> taken) {
        this.archive = archive;
        this.loaded = taken;
        this.taken = new TreeMap<>(taken);
    }

    static TakenPasswords of(Archive archive) {
        return new TakenPasswords(
                archive, archive.state().read(FILE, Kept.class).map(Kept::taken).orElse(Map.of()));
    }

    /** Whether the blog has opened the article with this password, and with no other since. */
    public synchronized boolean isTaken(int id, Secret password) throws IOException {
        return taken.containsKey(id) && taken.get(id).equals(mark(password, false));
    }

    /** Notes that the blog has opened the article with this password. */
    public synchronized void took(int id, Secret password) throws IOException {
        taken.put(id, mark(password, true));
    }

    private String mark(Secret password, boolean writes) throws IOException {
        byte[] key = archive.privateFolder().keyOrNew(writes);
        return Base64.getEncoder().encodeToString(Hmac.of(key, password.value()));
    }

    void save() throws IOException {
        if (!taken.equals(loaded)) {
            archive.state().write(FILE, new Kept(taken));
        }
    }
}
