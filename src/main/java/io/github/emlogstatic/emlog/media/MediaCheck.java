package io.github.emlogstatic.emlog.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Recognizes a file by its first bytes. Servers send error pages in place of files, and many images have the file
 * name ending of another kind.
 *
 * @param name ends as the file's name
 * @param start {@link #ENOUGH} bytes, or the whole of a shorter file
 */
record MediaCheck(String name, byte[] start) {

    /** How many bytes are needed. */
    static final int ENOUGH = 512;

    /** How many of them tell the kind of most files. */
    private static final int HEAD = 16;

    private static final Pattern HTML =
            Pattern.compile("(?is)\\uFEFF?\\s*(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b.*");
    private static final Pattern XML = Pattern.compile("\\uFEFF?\\s*<[?!]");
    private static final Pattern PAGE = Pattern.compile("(?i).*\\.(?:x?html?|php|txt|md|xml)$");

    private static final Set<String> IMAGES =
            Set.of("png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "bmp", "avif", "ico", "svg");

    /**
     * File name endings of files that are never empty. Only PDFs and {@link #OFTEN_TEXT} may begin with 500 bytes of
     * text.
     */
    private static final Set<String> BINARY = Set.of(
            "mp4", "m4v", "mov", "avi", "mkv", "webm", "flv", "wmv", "3gp", "mpg", "mpeg", "mp3", "m4a", "aac", "flac",
            "ogg", "oga", "ogv", "opus", "wav", "wma", "amr", "zip", "rar", "7z", "gz", "tgz", "bz2", "xz", "tar",
            "apk", "ipa", "exe", "dmg", "iso", "msi", "jar", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "epub",
            "mobi", "azw3", "psd", "ttf", "otf", "woff", "woff2", "eot");

    /** File name endings that often hold text: Word writes RTF as .doc, and PHP programs write CSV and XML as .xls. */
    private static final Set<String> OFTEN_TEXT = Set.of("doc", "xls");

    /** File name endings of files that gzip may have packed. */
    private static final Set<String> PACKED = Set.of("tar", "svg");

    /** File name endings of packed files, and endings to which authors rename packed files. */
    private static final Set<String> ARCHIVES =
            Set.of("gz", "tgz", "zip", "rar", "7z", "bz2", "xz", "apk", "exe", "iso");

    /** How packed files really begin, each after its ending. These are not files that a proxy has packed. */
    private static final Pattern ARCHIVE = Pattern.compile("(?s)(?:exe MZ|iso \\x00{16}|\\w+ \\x1F\\x8B"
            + "|(?!t?gz )\\w+ (?:PK[\\x03\\x05\\x07]|Rar!|7z\\xBC\\xAF|BZh[1-9]|\\xFD7zXZ)).*");

    static MediaCheck of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MediaCheck(file.getFileName().toString(), in.readNBytes(ENOUGH));
        }
    }

    /** Whether the file is an HTML page although its name is not that of a page. */
    boolean isErrorPage() {
        return !PAGE.matcher(name).matches() && HTML.matcher(text()).matches();
    }

    /**
     * Whether the file is no image although its name is that of an image: it is empty, a text, or of an unknown kind that
     * the server does not call an image either. A server calls even a text an image, because it knows the name alone.
     */
    boolean isNoImage(String contentType) {
        if (!IMAGES.contains(ending()) || !kind().isEmpty() || mayBeSvg()) {
            return false;
        }
        return isText() || !contentType.startsWith("image/");
    }

    /** Long comments may come before the root element. */
    private boolean mayBeSvg() {
        return ending().equals("svg") && XML.matcher(text()).lookingAt();
    }

    /**
     * Whether the file is empty or a text, such as "Forbidden", although its name is that of a video, an archive or a
     * document.
     */
    boolean isNoBinary() {
        return BINARY.contains(ending()) && (start.length == 0 || isText() && !mayBeText());
    }

    /**
     * Whether a proxy has packed a binary file and did not say so, or did it twice. An author may give a file of gzip the
     * name of another packed file, but does not pack that.
     */
    boolean isPacked() {
        String ending = ending();
        boolean binary = IMAGES.contains(ending) || BINARY.contains(ending);
        return binary
                && !PACKED.contains(ending)
                && isGzip()
                && (!ARCHIVES.contains(ending)
                        || ARCHIVE.matcher(ending + " " + head(unpacked())).matches());
    }

    private boolean isGzip() {
        return start.length > 1 && start[0] == 0x1F && start[1] == (byte) 0x8B;
    }

    private byte[] unpacked() {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            return new byte[0]; // what comes is no file that is known, and is as its author left it
        }
    }

    private boolean mayBeText() {
        return OFTEN_TEXT.contains(ending()) || text().startsWith("%PDF");
    }

    /** Whether the bytes may be a text in any charset but UTF-16: there are no control characters. */
    boolean isText() {
        for (byte one : start) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\r' && one != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Whether these are the first bytes of an image of a kind that cannot hold scripts. */
    boolean isPicture() {
        String kind = kind();
        return !kind.isEmpty() && !kind.equals("SVG");
    }

    /** The usual file name ending of images of this kind, without a dot; empty if it is no image. */
    String usualEnding() {
        String kind = kind();
        return kind.equals("JPEG") ? "jpg" : kind.toLowerCase(Locale.ROOT);
    }

    private String ending() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private String kind() {
        String head = head(start);
        if (head.startsWith("\u0089PNG")) {
            return "PNG";
        }
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return "JPEG";
        }
        if (head.startsWith("GIF8")) {
            return "GIF";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "WebP";
        }
        if (head.startsWith("BM")) {
            return "BMP";
        }
        if (head.startsWith("ftypavif", 4) || head.startsWith("ftypavis", 4)) {
            return "AVIF";
        }
        if (head.startsWith("\0\0\1\0")) {
            return "ICO";
        }
        return text().contains("<svg") ? "SVG" : "";
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    }

    private String text() {
        return new String(start, StandardCharsets.UTF_8);
    }
}
