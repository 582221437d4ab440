package io.github.emlogstatic.export.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YamlTest {

    /** SnakeYAML reads YAML 1.1, as Jekyll and Hexo's forerunners do. */
    @Test
    void theNamesOfFieldsStayTexts() {
        Map<String, Object> fields = new TreeMap<>();
        for (String name : new String[] {
            "no",
            "Yes",
            "on",
            "OFF",
            "y",
            "N",
            "true",
            "null",
            "~",
            "1",
            "1e3",
            "0x1F",
            "1_000",
            "12:30",
            "2024-01-01",
            ".inf",
            "<<",
            "=",
            "",
            "author",
            "a-b",
            "a b",
            "_",
            "来源",
            "- a",
            "#",
            "a: b"
        }) {
            fields.put(name, name);
        }

        Map<String, Object> read = new org.yaml.snakeyaml.Yaml()
                .load(new Yaml().put("fields", fields).lines());

        assertThat(read).isEqualTo(Map.of("fields", fields));
    }
}
