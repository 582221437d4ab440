package io.github.emlogstatic.content.media;

import io.github.emlogstatic.address.Segments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What web servers and browsers take an upload for, beyond its last ending. Apache skips endings that it does not know, and
 * those of languages: {@code a.html.en} is a page. For a name without any known ending Apache and Caddy send no type, and
 * the browser looks at the first bytes.
 */
final class ServedType {

    /**
     * File extensions for which every server knows a content type, so that it looks at no other extension of the name.
     * None of them is HTML.
     */
    private static final Set<String> TOLD = Set.of("""
            png jpg jpeg jpe gif webp avif bmp ico tif tiff heic
            mp3 m4a aac flac ogg oga opus wav wma mid mp4 m4v mov avi mkv webm flv wmv 3gp mpg mpeg ogv
            zip rar 7z gz tgz bz2 xz tar iso apk exe msi dmg deb rpm jar bin
            pdf doc docx xls xlsx ppt pptx odt ods odp rtf epub mobi txt csv css json
            ttf otf woff woff2 eot torrent""".split("\\s+"));

    private static final String BEFORE = "(?i)(?:\u00EF\u00BB\u00BF)?[\\t\\n\\f\\r ]*+<";

    /** The tags by which browsers know a page: those of the standard (WHATWG, MIME Sniffing), and more of Firefox. */
    private static final Pattern PAGE = Pattern.compile(BEFORE
            + "(?:!|(?:html|head|script|iframe|h[1-6]|div|font|table|a|style|title|b|body|br|p|img|meta|link|base"
            + "|form|frameset|center|pre|applet)[\\s>])");

    private static final Pattern XML = Pattern.compile(BEFORE + "\\?xml");

    private ServedType() {}

    /** The endings that a server may take the type from, in lower case, the last one first. */
    static List<String> endings(String path) {
        String name = Segments.last(path).toLowerCase(Locale.ROOT);
        List<String> endings = new ArrayList<>(1);
        int end = name.length();
        for (int dot = name.lastIndexOf('.'); dot >= 0; dot = name.lastIndexOf('.', end - 1)) {
            String ending = name.substring(dot + 1, end).strip(); // Windows cuts a space at the end
            endings.add(ending);
            if (TOLD.contains(ending)) {
                break;
            }
            end = dot;
        }
        return endings;
    }

    /** Whether the name tells every server the type. */
    static boolean isTold(String path) {
        return endings(path).stream().anyMatch(TOLD::contains);
    }

    /** Whether a browser takes the file for a page if no server tells the type. */
    static boolean looksLikePage(byte[] start) {
        return PAGE.matcher(text(start)).lookingAt();
    }

    /** The same for XML, in which scripts may be, too. */
    static boolean looksLikeXml(byte[] start) {
        return XML.matcher(text(start)).lookingAt();
    }

    private static String text(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1);
    }
}
