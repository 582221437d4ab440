package io.github.emlogstatic.render;

import java.nio.charset.StandardCharsets;

/** A file of a theme, and where it was read: {@code themes/default/layouts/base.peb}. Immutable. */
final class ThemeFile {

    private final String origin;
    private final byte[] bytes;

    /** @param bytes never changed afterwards */
    ThemeFile(String origin, byte[] bytes) {
        this.origin = origin;
        this.bytes = bytes;
    }

    String origin() {
        return origin;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String fingerprint() {
        return new Fingerprint().add(bytes).end();
    }
}
