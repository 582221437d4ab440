package io.github.emlogstatic.seal;

import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.files.Hmac;
import io.github.emlogstatic.model.SealedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption with algorithms that the WebCrypto API of every browser offers. */
final class Seal {

    static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /** Encrypts a text with a new random salt and nonce. */
    static SealedText seal(String text, Secret password) {
        byte[] salt = random(SALT_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key(password, salt), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new SealedText(base64(salt), base64(nonce), ROUNDS, base64(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES-GCM or PBKDF2 with SHA-256", e);
        }
    }

    private static SecretKeySpec key(Secret password, byte[] salt) throws GeneralSecurityException {
        String typed = Normalizer.normalize(password.value(), Normalizer.Form.NFC);
        PBEKeySpec derivation = new PBEKeySpec(typed.toCharArray(), salt, ROUNDS, KEY_BITS);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(derivation)
                .getEncoded();
        return new SecretKeySpec(key, "AES");
    }

    /** A keyed hash. Without the key, nobody can check a guess at the parts. */
    static String mark(byte[] key, String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(part);
        }
        return base64(Hmac.of(key, text.toString()));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
