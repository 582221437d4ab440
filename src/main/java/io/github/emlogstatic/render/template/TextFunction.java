package io.github.emlogstatic.render.template;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.render.theme.Texts;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code t("key", value…)}: a text of the theme in the site's language. */
record TextFunction(Texts texts) implements Function {

    @Override
    public Object execute(Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
        if (arguments.isEmpty()) {
            throw new PebbleException(null, PebbleMessage.WRONG_ARGUMENTS, line, template.getName());
        }
        String key = String.valueOf(arguments.get("0"));
        Object[] values = new Object[Math.max(0, arguments.size() - 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(Integer.toString(i + 1));
        }
        return texts.find(key, values)
                .orElseThrow(() -> new PebbleException(
                        null,
                        "no text '" + key + "' in i18n/" + texts.language() + ".yaml"
                                + Suggestion.question(key, texts.keys()),
                        line,
                        template.getName()));
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
