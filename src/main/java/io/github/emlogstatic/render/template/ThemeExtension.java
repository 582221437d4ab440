package io.github.emlogstatic.render.template;

import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.theme.Texts;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What templates can use beyond what Pebble has. */
final class ThemeExtension extends AbstractExtension {

    private final Map<String, Function> functions;
    private final Map<String, Filter> filters;

    /**
     * @param assetExists whether the theme has an asset of that name
     * @param assetFolder the site's folder of assets, ending in a slash
     * @param baseUrl where the site is published, or empty
     */
    ThemeExtension(Texts texts, Predicate<String> assetExists, String assetFolder, Dates dates, String baseUrl) {
        this.functions = Map.of(
                "t", new TextFunction(texts),
                "asset", new AssetFunction(assetExists, assetFolder),
                "qr", new QrFunction());
        this.filters = TemplateFilters.of(dates, baseUrl);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return functions;
    }

    @Override
    public Map<String, Filter> getFilters() {
        return filters;
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return List.of(new ImportedMacros(), new EmbeddedBlocks(), new UncachedText());
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(RecordAttribute::visitor);
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return List.of(new RecordAttributes(), new ListEnds());
    }
}
