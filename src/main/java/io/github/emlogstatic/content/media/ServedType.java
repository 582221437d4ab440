package io.github.emlogstatic.content.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What web servers and browsers take an upload for, beyond its last ending. Apache skips endings that it does not know, and
 * those of languages: {@code a.html.en} is a page. For a name without any known ending Apache and Caddy send no type, and
 * the browser looks at the first bytes.
 */
final class ServedType {

    /** Endings that every server has a type for, so that it asks for no other. None of them is a page. */
    private static final Set<String> TOLD = Set.of("""
            png jpg jpeg jpe gif webp avif bmp ico tif tiff heic
            mp3 m4a aac flac ogg oga opus wav wma mid mp4 m4v mov avi mkv webm flv wmv 3gp mpg mpeg ogv
            zip rar 7z gz tgz bz2 xz tar iso apk exe msi dmg deb rpm jar bin
            pdf doc docx xls xlsx ppt pptx odt ods odp rtf epub mobi txt csv css json
            ttf otf woff woff2 eot torrent""".split("\\s+"));

    private ServedType() {}

    /** The endings that a server may take the type from, in lower case, the last one first. */
    static List<String> endings(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<String> endings = new ArrayList<>(1);
        int end = name.length();
        for (int dot = name.lastIndexOf('.'); dot >= 0; dot = name.lastIndexOf('.', end - 1)) {
            String ending = name.substring(dot + 1, end);
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

    /** Whether a browser may take the file for a page or for XML if no server tells the type: it begins with a tag. */
    static boolean looksLikePage(byte[] start) {
        int at = start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF
                ? 3
                : 0;
        while (at < start.length && start[at] >= 0 && start[at] <= ' ') {
            at++;
        }
        return at < start.length && start[at] == '<';
    }
}
