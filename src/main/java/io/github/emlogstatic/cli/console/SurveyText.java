package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.survey.Survey;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Describes what {@code init} found at a blog. */
public final class SurveyText {

    private static final int LABEL_COLUMNS = 10;

    private final Translator translator;
    private final List<String> lines = new ArrayList<>();

    private SurveyText(Translator translator) {
        this.translator = translator;
    }

    /** @param config the configuration without a file: the environment may contain the blog's key */
    public static List<String> lines(Survey survey, Config config, Translator translator) {
        return new SurveyText(translator).lines(survey, config);
    }

    private List<String> lines(Survey survey, Config config) {
        lines.add(translator.translated(survey.address() + " is an emlog, version " + survey.version()));
        addData("name", survey.name());
        addData("subtitle", survey.description());
        addData("time zone", survey.timeZone().orElse(""));
        add("API", api(survey, config.blog().access().apiKey().isPresent()));
        add("addresses", survey.example().isEmpty() ? "" : survey.urlMode() + ", as in " + survey.example());
        addData("theme", survey.theme());
        add("articles", articles(survey));
        add(
                "menu",
                Plural.of(survey.menuEntries(), "entry", "entries") + ", "
                        + Plural.of(survey.friendLinks(), "friend link", "friend links"));
        survey.firstRun(config.crawl().http().connections()).ifPresent(cost -> add("first run", cost(cost)));
        return lines;
    }

    private void add(String label, String message) {
        addData(label, translator.translated(message));
    }

    private void addData(String label, String value) {
        if (!value.isEmpty()) {
            lines.add("  " + DisplayWidth.pad(translator.translated(label), LABEL_COLUMNS) + " " + OneLine.of(value));
        }
    }

    private static String api(Survey survey, boolean key) {
        if (survey.apiClosed()) {
            return "closed: articles and comments are read from their pages; likes and notes are not available. The"
                    + " blog's owner can open it in emlog's settings, on the page API";
        }
        if (survey.keyRefused()) {
            return "open, but the blog refuses the key, so notes are not included; compare the key with that in emlog's"
                    + " settings, on the page API";
        }
        return key
                ? "open; a key is set, so notes are included"
                : "open; notes need the blog's key (EMLOG_API_KEY), which its owner finds in emlog's settings, on the"
                        + " page API";
    }

    private static String articles(Survey survey) {
        return many(survey) + ", in " + Plural.of(survey.categories(), "category", "categories");
    }

    private static String many(Survey survey) {
        if (survey.articles().isPresent()) {
            return String.valueOf(survey.articles().getAsInt());
        }
        return survey.articlesAtMost().isPresent()
                ? "at most " + survey.articlesAtMost().getAsInt() + ", by the newest one's number"
                : "nothing tells how many";
    }

    private static String cost(Survey.Cost cost) {
        return "about " + Plural.of(cost.requests(), "request", "requests") + size(cost.bytes()) + ", "
                + time(cost.time()) + "; later ones take a few requests";
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : ", " + Math.max(1, bytes >> 20) + " MB";
    }

    private static String time(Duration time) {
        return time.toSeconds() < 100 ? Math.max(1, time.toSeconds()) + " s" : (time.toSeconds() + 30) / 60 + " min";
    }
}
