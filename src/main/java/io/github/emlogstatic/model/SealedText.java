package io.github.emlogstatic.model;

/**
 * A text encrypted with a password, by AES-256-GCM. The key is derived from the password (NFC, UTF-8) by PBKDF2 with
 * SHA-256. Bytes are in Base64.
 *
 * @param salt 16 bytes
 * @param nonce 12 bytes
 * @param rounds the number of rounds of PBKDF2
 * @param text the encrypted UTF-8 text, followed by the tag of 16 bytes
 */
public record SealedText(String salt, String nonce, int rounds, String text) {}
