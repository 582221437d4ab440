package io.github.emlogstatic.render.view;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.SiteIndex;
import io.github.emlogstatic.render.theme.Theme;
import java.util.Locale;
import java.util.Optional;

/**
 * The picture by which the site stands on the home screen of a phone: the portrait of the author with the most articles,
 * where phones can use it, else the theme's.
 *
 * @param path the picture's path in the site
 * @param size width and height in pixels
 * @param type {@code image/png} or {@code image/jpeg}
 */
public record HomeScreen(String path, int size, String type) {

    private static final int SIZE_OF_ICON = 512;

    /** Smaller pictures are refused by Chromium. */
    private static final int SMALLEST = 144;

    static HomeScreen of(SiteIndex index, MediaAddresses uploaded, Paths paths) {
        return index.author(index.mainAuthor())
                .map(Author::avatar)
                .flatMap(uploaded::find)
                .flatMap(HomeScreen::portrait)
                .orElseGet(() -> new HomeScreen(paths.asset(Theme.ICON), SIZE_OF_ICON, "image/png"));
    }

    private static Optional<HomeScreen> portrait(Media media) {
        String name = media.path().toLowerCase(Locale.ROOT);
        boolean jpeg = name.endsWith(".jpg") || name.endsWith(".jpeg");
        boolean fits = media.width() == media.height() && media.width() >= SMALLEST;
        return fits && (jpeg || name.endsWith(".png"))
                ? Optional.of(new HomeScreen(media.path(), media.width(), jpeg ? "image/jpeg" : "image/png"))
                : Optional.empty();
    }
}
