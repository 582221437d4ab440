package io.github.emlogstatic.address;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives safe names to uploads whose names a server accepts but a disk may refuse, or should not hold: hidden names,
 * because servers obey {@code .htaccess} and git does not store {@code .git} and {@code git~1}; control characters;
 * backslashes; very long names. The files are kept in {@code content/renamed/}. Their names there encode the names at
 * the blog: {@code .a.png} is {@code %2Ea.png}, and a long name becomes a folder whose name ends in {@code %}, with a
 * file in it.
 */
public final class OddName {

    /** What a disk of Windows may call {@code .git}. Git refuses it on every system. */
    private static final Pattern GIT = Pattern.compile("(?is)git~1[ .]*(?::.*)?");

    private static final String IN_ARCHIVE = "content/renamed/";

    /** In bytes. Names of temporary files are a little longer, and no disk holds more than 255. */
    private static final int LONGEST = 240;

    private static final int LONGEST_PIECE = 180;

    /** The end of a long name stays in one piece, with its ending. */
    private static final int LAST_PIECE = 40;

    private OddName() {}

    /** Whether a part of a path can be a name in an archive as it is. */
    public static boolean isPlain(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (isOdd(part.charAt(i))) {
                return false;
            }
        }
        return !isHidden(part) && (part.length() * 3 <= LONGEST || bytes(part) <= LONGEST);
    }

    private static boolean isHidden(String part) {
        return part.startsWith(".")
                || part.indexOf('~') > 0 && GIT.matcher(part).matches();
    }

    private static boolean isOdd(int c) {
        return c < ' ' || c == 0x7F || c == '\\';
    }

    /** The path in the archive of an upload with that path at the blog. */
    public static String inArchive(String atBlog) {
        if (!atBlog.startsWith(Route.UPLOAD_FOLDER) || arePlain(atBlog)) {
            return atBlog;
        }
        return IN_ARCHIVE
                + Stream.of(atBlog.substring(Route.UPLOAD_FOLDER.length()).split("/"))
                        .map(OddName::encoded)
                        .collect(Collectors.joining("/"));
    }

    private static boolean arePlain(String path) {
        if (isPlain(path) && !path.contains("/.") && path.indexOf('~') < 0) {
            return true; // short as a whole, like nearly all
        }
        for (String part : path.split("/")) {
            if (!isPlain(part)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a file of the archive is one that the blog serves: an upload or a {@link BlogFile}. Copies from other
     * hosts and files that the owner has added are not.
     */
    public static boolean isInArchive(String path) {
        return path.startsWith(Route.UPLOAD_FOLDER) || path.startsWith(IN_ARCHIVE) || BlogFile.isInArchive(path);
    }

    /** The path at the blog of an upload of the archive, or of a {@link BlogFile}. */
    public static String atBlog(String inArchive) {
        if (BlogFile.isInArchive(inArchive)) {
            return BlogFile.atBlog(inArchive);
        }
        if (!inArchive.startsWith(IN_ARCHIVE)) {
            return inArchive;
        }
        return Route.UPLOAD_FOLDER
                + Percent.decode(inArchive.substring(IN_ARCHIVE.length()).replace("%/", ""));
    }

    private static String encoded(String part) {
        List<String> characters = new ArrayList<>();
        part.codePoints().forEach(c -> characters.add(encoded(c, characters.isEmpty() && isHidden(part))));
        String whole = String.join("", characters);
        return bytes(whole) <= LONGEST ? whole : inPieces(characters);
    }

    private static String encoded(int c, boolean hides) {
        boolean escaped = isOdd(c) || c == '%' || hides;
        return escaped ? "%%%02X".formatted(c) : Character.toString(c);
    }

    private static String inPieces(List<String> characters) {
        StringBuilder pieces = new StringBuilder();
        int length = 0;
        for (int i = 0; i < characters.size(); i++) {
            boolean lastBegins = characters.size() - i == LAST_PIECE;
            String character = characters.get(i);
            if (lastBegins || length + bytes(character) > LONGEST_PIECE) {
                pieces.append("%/");
                length = 0;
                character = character.equals(".") ? "%2E" : character; // no piece is a hidden name
            }
            pieces.append(character);
            length += bytes(character);
        }
        return pieces.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
