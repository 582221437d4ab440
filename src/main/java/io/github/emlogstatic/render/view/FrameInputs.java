package io.github.emlogstatic.render.view;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.RecordText;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.theme.Theme;
import java.util.List;
import java.util.TreeMap;

/** The inputs that every page depends on. */
final class FrameInputs {

    /** The name of the fingerprint of {@code site.navigation} and of the other addresses in {@code site}. */
    static final String NAVIGATION = "navigation";

    private FrameInputs() {}

    static Inputs of(Site site, Config config, Theme theme, Paths paths, PageParts parts) {
        return Inputs.of("program", Fingerprint.of(PageFrame.GENERATOR))
                .and("theme", theme.ofPages())
                .and("configuration", configuration(config, theme))
                .and("blog", blog(site.blog(), parts))
                .and(NAVIGATION, navigation(site, paths, parts.menu()));
    }

    private static String configuration(Config config, Theme theme) {
        return Fingerprint.of(
                RecordText.of(config.site()),
                Boolean.toString(config.media().copiesExternal()),
                Boolean.toString(config.media().copiesAvatars()),
                Boolean.toString(config.blog().retired()),
                new TreeMap<>(theme.options()).toString());
    }

    private static String blog(Blog blog, PageParts parts) {
        return new Fingerprint()
                .add(blog.address())
                .add(Fingerprint.of(blog.aliases()))
                .add(blog.name())
                .add(blog.description())
                .add(blog.timeZone())
                .add(RecordText.of(blog.profile()))
                .add(parts.icon().map(Media::path).orElse(""))
                .add(parts.homeScreen().path())
                .end();
    }

    private static String navigation(Site site, Paths paths, Menu menu) {
        Fingerprint fingerprint = new Fingerprint();
        menu.addTo(fingerprint);
        for (Page page : site.pages()) {
            fingerprint.add(page.title()).add(paths.of(SiteKey.page(page.id())));
        }
        for (String page : List.of("archives", "tags", "categories", "authors", "notes", "links", "search")) {
            fingerprint.add(paths.generated(page + ".html"));
        }
        return fingerprint
                .add(!site.notes().isEmpty())
                .add(!site.blog().links().isEmpty())
                .add(paths.generated("assets"))
                .add(paths.generated("atom.xml"))
                .add(paths.generated("rss.xml"))
                .add(paths.generated("feed.json"))
                .end();
    }
}
