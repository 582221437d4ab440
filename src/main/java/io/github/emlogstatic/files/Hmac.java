package io.github.emlogstatic.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash (HMAC with SHA-256). Without the key, nobody can check a guess at the text. */
public final class Hmac {

    private static final String NAME = "HmacSHA256";

    private Hmac() {}

    /** @throws IllegalArgumentException if the key is empty */
    public static byte[] of(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
