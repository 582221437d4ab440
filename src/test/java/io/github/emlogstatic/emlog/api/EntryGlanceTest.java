package io.github.emlogstatic.emlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.model.Article;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EntryGlanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTRY = """
            {"id":7,"title":"T","cover":"a.png","url":"post-7.html","description":"<p>好</p>","description_raw":"好",
            "date":"2024-05-01 10:20:30","author_id":1,"author_name":"A","author_avatar":"b.png","sort_id":2,
            "sort_name":"S","views":5,"comnum":"3","like_count":2,"dislike_count":1,"collect_count":4,"top":"n",
            "sortop":"n","tags":[{"name":"C","url":"x"}],"need_pwd":"n","fields":{"k":"v"},"parent_id":0}""";

    private static final List<String> COUNTS =
            List.of("views", "comnum", "like_count", "dislike_count", "collect_count");
    private static final List<String> NAMES = List.of("author_name", "author_avatar", "sort_name");

    @Test
    void whatTheArchiveTakesChangesTheFingerprint() throws IOException {
        List<String> fingerprints = new ArrayList<>(List.of(glance(ENTRY).fingerprint()));
        for (String name : names()) {
            if (!COUNTS.contains(name) && !NAMES.contains(name) && !name.equals("parent_id")) {
                fingerprints.add(glance(with(name, "8")).fingerprint());
            }
        }
        fingerprints.add(
                glance(ENTRY.replace("\"name\":\"C\"", "\"name\":\"D\"")).fingerprint());
        fingerprints.add(glance(ENTRY.replace("{\"k\":\"v\"}", "{\"v\":\"k\"}")).fingerprint());
        fingerprints.add(glance(ENTRY.replace("{\"k\":\"v\"}", "[]")).fingerprint());
        fingerprints.add(glance(ENTRY.replace("\"好\"", "\"\"").replace("\"T\"", "\"T好\""))
                .fingerprint());
        fingerprints.add(EntryGlance.at(parser(ENTRY), "another address").fingerprint());

        assertThat(fingerprints).hasSize(1 + 14 + 5).doesNotHaveDuplicates();
    }

    @Test
    void numbersNamesAndFieldsOfPluginsLeaveTheFingerprint() throws IOException {
        for (String name : names()) {
            if (COUNTS.contains(name) || NAMES.contains(name) || name.equals("parent_id")) {
                assertThat(glance(with(name, "8")).fingerprint())
                        .as(name)
                        .isEqualTo(glance(ENTRY).fingerprint());
            }
        }
    }

    @Test
    void labelsDifferIfAnyNameDiffers() throws IOException {
        for (String name : NAMES) {
            assertThat(glance(with(name, "8")).labels())
                    .as(name)
                    .isNotEqualTo(glance(ENTRY).labels());
        }
    }

    @Test
    void whatAGlanceDoesNotTellMustBeRead() throws IOException {
        assertThat(glance(ENTRY).usual()).isTrue();
        assertThat(glance(with("comnum", "many")).usual()).isFalse();
        assertThat(glance(ENTRY.replace("\"views\":5", "\"views\":[5]")).usual())
                .isFalse();
        assertThat(glance(ENTRY.replace("need_pwd", "pwd")).usual()).isFalse();
        assertThat(glance(ENTRY.replace("\"need_pwd\":\"n\"", "\"need_pwd\":null"))
                        .usual())
                .isFalse();
        assertThat(glance(with("id", "0")).usual()).isFalse();
    }

    @Test
    void aKnownEntryIsReadOnceForItsText() throws IOException {
        AtomicInteger read = new AtomicInteger();
        ReadEntry entry = new ReadEntry(
                Article.builder(7).build(),
                ListedText.of("<p>好</p>", "好"),
                ListEntry.Names.NONE,
                ArticleCounts.of(0, 0),
                Map.of(),
                Optional.empty(),
                "");
        ListEntry known = new UnreadEntry(glance(ENTRY), entry, () -> {
            read.incrementAndGet();
            return entry;
        });

        assertThat(known.description()).isEqualTo("<p>好</p>");
        assertThat(read).hasValue(1);
    }

    private static List<String> names() throws IOException {
        return JSON.readTree(ENTRY).properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String with(String name, String value) throws IOException {
        return ((ObjectNode) JSON.readTree(ENTRY)).put(name, value).toString();
    }

    private static EntryGlance glance(String entry) throws IOException {
        return EntryGlance.at(parser(entry), "");
    }

    private static JsonParser parser(String entry) throws IOException {
        JsonParser parser = JSON.createParser(entry);
        parser.nextToken();
        return parser;
    }
}
