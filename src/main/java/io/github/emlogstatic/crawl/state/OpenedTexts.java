package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.Hmac;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Remembers with which password each protected text was read, so that another one in the configuration is tried at once. Safe
 * for several threads.
 */
public final class OpenedTexts {

    private static final String FILE = "opened.json";
    private static final int KEY_BYTES = 32;

    private final Map<Integer, String> loaded;
    private final Map<Integer, String> opened;
    private final Map<Integer, Secret> passwords;
    private final byte[] key;

    /** @param opened a keyed hash of the password, by article id */
    private record Kept(Map<Integer, String> opened) {}

    private OpenedTexts(Map<Integer, String> loaded, Map<Integer, Secret> passwords, byte[] key) {
        this.loaded = loaded;
        this.opened = new ConcurrentSkipListMap<>(loaded);
        this.passwords = passwords;
        this.key = key;
    }

    static OpenedTexts of(Archive archive, Config config) throws IOException {
        Map<Integer, Secret> passwords = config.blog().articlePasswords();
        if (passwords.isEmpty()) {
            return new OpenedTexts(Map.of(), passwords, new byte[0]);
        }
        Map<Integer, String> loaded =
                archive.state().read(FILE, Kept.class).map(Kept::opened).orElse(Map.of());
        return new OpenedTexts(loaded, passwords, key(archive));
    }

    private static byte[] key(Archive archive) throws IOException {
        Optional<byte[]> kept = archive.privateFolder().key();
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        return kept.orElse(made);
    }

    /** Whether the text of an article was read with the password that is configured now. */
    public boolean isOpenedAsConfigured(int id) {
        return mark(id).filter(mark -> mark.equals(opened.get(id))).isPresent();
    }

    /** Notes that the configured password has opened an article. */
    public void noteOpened(int id) {
        mark(id).ifPresent(mark -> opened.put(id, mark));
    }

    private Optional<String> mark(int id) {
        return Optional.ofNullable(passwords.get(id))
                .map(password -> HexFormat.of().formatHex(Hmac.of(key, id + ":" + password.value())));
    }

    void save(Archive archive) throws IOException {
        if (opened.equals(loaded)) {
            return;
        }
        if (archive.privateFolder().key().isEmpty()) {
            archive.privateFolder().writeKey(key);
        }
        archive.state().write(FILE, new Kept(new TreeMap<>(opened)));
    }
}
