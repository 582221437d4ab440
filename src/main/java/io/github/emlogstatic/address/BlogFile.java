package io.github.emlogstatic.address;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Files of the blog that are no uploads: smileys of an editor ({@code admin/editor/plugins/emoticons/images/12.gif}),
 * pictures of a theme or a plugin, and what the owner has put beside emlog: pictures, music, documents, packed files. The
 * archive keeps them in {@code content/files/}, each at its path at the blog. HTML is none: it is a page of the blog.
 */
public final class BlogFile {

    private static final String FOLDER = "content/files/";

    /** An archive that is served, or was restored, has copies of commenters' pictures there. */
    private static final String AVATARS = "content/avatars/";

    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "svg");

    private static final Set<String> OTHERS = Set.of("""
            mp3 m4a aac ogg oga opus wav flac wma mp4 m4v webm ogv mov avi flv wmv mkv
            pdf doc docx xls xlsx ppt pptx odt ods odp epub
            zip rar 7z tar gz tgz bz2 xz""".split("\\s+"));

    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    private BlogFile() {}

    /** The path in the archive of a file with that path at the blog; empty if it is none of these files. */
    public static Optional<String> inArchive(String atBlog) {
        boolean kept = hasEnding(atBlog)
                && !atBlog.startsWith(Route.UPLOAD_FOLDER)
                && !atBlog.startsWith(AVATARS)
                && (isPicture(atBlog) || !isPage(atBlog));
        return kept ? Optional.of(FOLDER + atBlog) : Optional.empty();
    }

    /**
     * Whether the path is that of a page of the blog, such as the list of a tag {@code my.zip}, or of a script's
     * answer. A picture needs no such check: its download is refused if it does not begin as a picture does.
     */
    private static boolean isPage(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && RouteWords.KINDS.contains(path.substring(0, slash)) || path.contains(".php/");
    }

    /** Whether the file of an archive is one of these. */
    public static boolean isInArchive(String path) {
        return path.startsWith(FOLDER) && hasEnding(path);
    }

    static String atBlog(String inArchive) {
        return inArchive.substring(FOLDER.length());
    }

    /** Whether a file is a picture, which a text shows rather than links to. */
    public static boolean isPicture(String path) {
        return PICTURES.contains(ending(path));
    }

    private static boolean hasEnding(String path) {
        return isPicture(path) || OTHERS.contains(ending(path));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether the ending of such a file stands somewhere in a text. A quick look before the text is parsed. */
    public static boolean mayBeIn(String text) {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            int end = dot + 1;
            while (end < text.length() && end - dot <= LONGEST && isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end - dot > SHORTEST && hasEnding(text.substring(dot, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
