package io.github.emlogstatic.render.template;

import io.github.emlogstatic.render.theme.Theme;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;

/**
 * Loads templates for Pebble by their path in the theme: {@code partials/card.peb}. Assets cannot be loaded, because a
 * change of an asset makes no page again.
 */
record ThemeLoader(Theme theme) implements Loader<String> {

    @Override
    public Reader getReader(String name) {
        return Optional.of(name)
                .filter(this::resourceExists)
                .flatMap(theme::file)
                .map(file -> new StringReader(file.text()))
                .orElseThrow(() -> new LoaderException(null, name));
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
