package io.github.emlogstatic.render.view;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.SiteConfig;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;

/** Makes what the heads of pages say to browsers, search engines and other sites. */
public final class PageHeads {

    private static final String NOINDEX = "noindex";

    private final Config config;
    private final PageFrame frame;

    PageHeads(Config config, PageFrame frame) {
        this.config = config;
        this.frame = frame;
    }

    /**
     * The head of a page.
     *
     * @param kind the name of the layout
     * @param blogAddress the absolute address of the same page at the blog, or empty
     * @param image an absolute address, or empty
     */
    public View.PageHead of(
            PageLocation place, String kind, String title, String description, String blogAddress, String image) {
        boolean hidden = config.site().searchEngines().noindex() || place.path().equals(Paths.NOT_FOUND);
        return new View.PageHead(
                kind,
                title,
                description,
                canonical(place.path(), blogAddress),
                hidden ? NOINDEX : "",
                image,
                frame.language());
    }

    /** The head of a page that the blog does not have, without description and image. */
    public View.PageHead of(PageLocation place, String kind, String title) {
        return of(place, kind, title, "", "", "");
    }

    /** The head of a page that search engines must not index. */
    public View.PageHead hidden(PageLocation place, String kind, String title, String blogAddress) {
        return new View.PageHead(kind, title, "", canonical(place.path(), blogAddress), NOINDEX, "", frame.language());
    }

    private String canonical(String path, String blogAddress) {
        if (path.equals(Paths.NOT_FOUND)) {
            return "";
        }
        boolean self = frame.isRetired() || config.site().searchEngines().canonical() == SiteConfig.Canonical.SELF;
        return self && frame.baseUrl().isPresent() ? frame.absolute(path) : blogAddress;
    }
}
