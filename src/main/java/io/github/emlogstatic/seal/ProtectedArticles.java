package io.github.emlogstatic.seal;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.SealedArticle;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.SealedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The protected articles whose text is in the archive and whose password is configured. */
public final class ProtectedArticles {

    private static final int KEY_BYTES = 32;

    private final @Nullable Archive archive;
    private final Map<Integer, Secret> passwords;
    private final boolean writes;

    private ProtectedArticles(@Nullable Archive archive, Map<Integer, Secret> passwords, boolean writes) {
        this.archive = archive;
        this.passwords = passwords;
        this.writes = writes;
    }

    /** No protected article can be shown. */
    public static ProtectedArticles none() {
        return new ProtectedArticles(null, Map.of(), false);
    }

    /**
     * The protected articles of an archive.
     *
     * @param passwords the passwords, by article id
     * @param writes whether new ciphertexts are stored in the archive
     */
    public static ProtectedArticles of(Archive archive, Map<Integer, Secret> passwords, boolean writes) {
        Map<Integer, Secret> known = new TreeMap<>(passwords);
        known.keySet().retainAll(archive.privateFolder().articleIds());
        return new ProtectedArticles(archive, known, writes);
    }

    public Set<Integer> ids() {
        return Collections.unmodifiableSet(passwords.keySet());
    }

    /**
     * The text, not encrypted.
     *
     * @throws io.github.emlogstatic.files.DamagedException if its file is lost or damaged
     */
    public Body body(int id) throws IOException {
        return archive().privateFolder().wholeArticle(id).body();
    }

    /**
     * Encrypts a text with the password of its article. While text and password stay the same, so does the result; else
     * salt and nonce are new.
     */
    public SealedText seal(int id, String text) throws IOException {
        Secret password = passwords.get(id);
        if (password == null) {
            throw new IllegalArgumentException("no password is known of article " + id);
        }
        String mark = Seal.mark(key(), password.value(), text);
        Optional<SealedArticle> kept = archive().privateFolder().sealed(id);
        if (kept.isPresent()
                && kept.get().mark().equals(mark)
                && kept.get().sealed().rounds() == Seal.ROUNDS) {
            return kept.get().sealed();
        }
        SealedText sealed = Seal.seal(text, password);
        if (writes) {
            archive().privateFolder().write(id, new SealedArticle(sealed, mark));
        }
        return sealed;
    }

    /**
     * A fingerprint of all texts and passwords; empty if there are none. It is keyed, so it reveals nothing and may be
     * written anywhere.
     */
    public String fingerprint() throws IOException {
        if (passwords.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Integer, Secret> article : passwords.entrySet()) {
            parts.add(article.getKey().toString());
            parts.add(article.getValue().value());
            parts.add(archive()
                    .privateFolder()
                    .article(article.getKey())
                    .map(known -> known.body().content())
                    .orElse("")); // a damaged one is told by whoever makes its page
        }
        return Hash.fingerprint(Seal.mark(key(), parts.toArray(String[]::new)));
    }

    private byte[] key() throws IOException {
        Optional<byte[]> kept = archive().privateFolder().key();
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] made = Seal.random(KEY_BYTES);
        if (writes) {
            archive().privateFolder().writeKey(made);
        }
        return made;
    }

    private Archive archive() {
        if (archive == null) {
            throw new IllegalStateException("no archive, no protected articles");
        }
        return archive;
    }
}
