package io.github.emlogstatic.render.view;

import io.github.emlogstatic.config.SiteConfig;
import io.github.emlogstatic.cover.Cover;
import io.github.emlogstatic.cover.Face;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.theme.CoverFont;
import io.github.emlogstatic.render.theme.Theme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The drawn covers with titles, for other sites that show a link. Articles without a cover of their own have one, if the
 * owner has named a font and the site its address. Safe for several threads.
 */
public final class TitledCovers {

    /** Prefix of the names under which a cover records the characters that the font lacks. */
    public static final String LACKING = "glyph:";

    private final Theme theme;
    private final SiteConfig config;
    private final Paths paths;
    private final Cards cards;
    private final String site;
    private @Nullable Face face;

    TitledCovers(Theme theme, SiteConfig config, Paths paths, Cards cards, String site) {
        this.theme = theme;
        this.config = config;
        this.paths = paths;
        this.cards = cards;
        this.site = site;
    }

    /** The theme's picture in the colour of the article's category; its first pixel has that colour. */
    String plain(Article article) {
        return "img/cover" + cards.hue(article) + ".png";
    }

    /** The file of the article's cover; empty if it has none with a title. */
    public Optional<String> path(Article article) {
        boolean drawn = theme.coverFont().isPresent()
                && config.baseUrl().isPresent()
                && article.cover().isEmpty()
                && theme.hasAsset(plain(article))
                && !theme.hasAsset(name(article));
        return drawn ? Optional.of(paths.asset(name(article))) : Optional.empty();
    }

    private static String name(Article article) {
        return "covers/" + article.id() + ".png";
    }

    /** The cover as a file of the site. The font is read for the first one that must be made. */
    public PlannedFile planned(Article article, String path) {
        String category = cards.categoryName(article).orElse("");
        Inputs inputs = Inputs.of("title", Fingerprint.of(article.title()))
                .and("category", Fingerprint.of(category))
                .and("blog", Fingerprint.of(site))
                .and("font", theme.coverFont().map(CoverFont::fingerprint).orElse(""))
                .and("language", Fingerprint.of(config.language())) // a file may hold a font for each
                .and("theme", theme.ofAsset(plain(article)));
        return new PlannedFile(path, inputs, reads -> {
            Cover cover = new Cover(article.title(), category, site, colour(article));
            Face drawn = face();
            cover.missing(drawn).forEach(character -> reads.read(LACKING + character, ""));
            return ByteBuffer.wrap(cover.png(drawn));
        });
    }

    private int colour(Article article) throws IOException {
        byte[] picture = theme.published(plain(article));
        return ImageIO.read(new ByteArrayInputStream(picture)).getRGB(0, 0) & 0xFFFFFF;
    }

    private synchronized Face face() throws IOException {
        if (face == null) {
            CoverFont font = theme.coverFont().orElseThrow();
            try {
                face = Face.read(font.file(), config.language());
            } catch (IOException e) {
                throw CoverFont.unreadable(font.file().toString());
            }
        }
        return face;
    }
}
