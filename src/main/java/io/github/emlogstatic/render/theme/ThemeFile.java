package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.files.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file of a theme and its origin: {@code themes/default/layouts/base.peb}. Immutable. */
public final class ThemeFile {

    private final String origin;
    private final byte[] bytes;
    private final boolean ofProgram;

    /** @param bytes must not change afterwards */
    ThemeFile(String origin, byte[] bytes) {
        this(origin, bytes, false);
    }

    private ThemeFile(String origin, byte[] bytes, boolean ofProgram) {
        this.origin = origin;
        this.bytes = bytes;
        this.ofProgram = ofProgram;
    }

    /** The same file of a theme that the program itself contains. */
    ThemeFile ofProgram() {
        return new ThemeFile(origin, bytes, true);
    }

    boolean isOfProgram() {
        return ofProgram;
    }

    public String origin() {
        return origin;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The content as text, without the byte order mark that some editors add. Line ends are those that browsers read:
     * with those of Windows, the hash of an inline script would be wrong, and browsers would not run the script.
     */
    public String text() {
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    boolean isUtf8() {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** Whether it is a style sheet in another encoding and does not say in which. A part cannot: it is read as UTF-8. */
    boolean isMisread(String path) {
        return !ofProgram && !isUtf8() && (path.startsWith(Theme.STYLES) || !text().startsWith("@charset"));
    }

    boolean isPng() {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith("\u0089PNG");
    }

    String fingerprint() {
        return new Fingerprint().add(bytes).end();
    }
}
