package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.render.site.Dates;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import java.util.List;
import java.util.Map;

/** What templates can call beyond Pebble's own functions and filters. */
public final class ThemeExtension extends AbstractExtension {

    private final Map<String, Function> functions;
    private final Map<String, Filter> filters;

    public ThemeExtension(TextFunction text, AssetFunction asset, AbsoluteFilter absolute, Dates dates) {
        this.functions = Map.of("t", text, "asset", asset, "qr", new QrFunction());
        this.filters = Map.of(
                "date", new DateFilter(dates::date),
                "isoDate", new DateFilter(dates::iso),
                "yearMonth", new DateFilter(dates::yearMonth),
                "number", new NumberFilter(),
                "absolute", absolute,
                "encoded", new EncodedFilter(),
                "json", new JsonFilter(),
                "scriptHashes", new ScriptHashesFilter());
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
    public List<AttributeResolver> getAttributeResolver() {
        return List.of(new RecordAttributes());
    }
}
