package io.github.emlogstatic.render.template;

import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeFile;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Loads templates for Pebble by their path in the theme: {@code partials/card.peb}. Assets cannot be loaded, because a
 * change of an asset makes no page again.
 *
 * @param found receives the path of each template before it is parsed
 */
record ThemeLoader(Theme theme, Consumer<String> found) implements Loader<String> {

    @Override
    public Reader getReader(String name) {
        ThemeFile file = Optional.of(name)
                .filter(this::resourceExists)
                .flatMap(theme::file)
                .orElseThrow(() -> new LoaderException(null, name));
        found.accept(name);
        return new StringReader(file.text());
    }

    @Override
    public boolean resourceExists(String name) {
        return !Theme.isAsset(name) && theme.file(name).isPresent();
    }

    @Override
    public String createCacheKey(String name) {
        return name;
    }

    @Override
    public String resolveRelativePath(String relativePath, String anchorPath) {
        return relativePath;
    }

    @Override
    public void setCharset(String charset) {}

    @Override
    public void setPrefix(String prefix) {}

    @Override
    public void setSuffix(String suffix) {}
}
