package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Creates a theme for the user to edit. It inherits from another theme and shows how to change parts of it. */
public final class ChildTheme {

    private static final List<String> FILES = List.of("theme.yaml", "partials/afterArticle.peb", "i18n/zh-CN.yaml");

    private ChildTheme() {}

    /**
     * Writes {@code themes/NAME}.
     *
     * @param name letters, digits, {@code -} and {@code _}
     * @param parent the theme that it inherits from
     * @param configDirectory the directory of the configuration file
     * @param language the tag of the language of the comments; English if there are none in that one
     * @return the directory of the theme
     * @throws ThemeException if the name is invalid or taken, or there is no such parent; nothing is written then
     */
    public static Path make(String name, String parent, Path configDirectory, String language) throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            throw new ThemeException(name + " is no name for a theme; use the letters a to z, digits, - and _");
        }
        if (ThemeFolder.isOwn(name)) {
            throw new ThemeException("theme " + name + " comes with the program; take another name");
        }
        Path folder = configDirectory.resolve("themes").resolve(name);
        if (Files.exists(folder)) {
            throw new ThemeException(folder + " is there already and is left as it is; take another name");
        }
        ThemeFolder.find(parent, configDirectory, "`--parent`");
        for (String file : FILES) {
            boolean translated = ChildTheme.class.getResource("child/" + language + "/" + file) != null;
            String text = text(translated ? language + "/" + file : file);
            AtomicFile.write(
                    folder.resolve(file),
                    text.replace("NAME", name).replace("PARENT", parent).getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    private static String text(String file) throws IOException {
        try (InputStream in = ChildTheme.class.getResourceAsStream("child/" + file)) {
            if (in == null) {
                throw new IOException("this program lacks its own file child/" + file + "; install it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
