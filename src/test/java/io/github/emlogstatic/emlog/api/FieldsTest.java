package io.github.emlogstatic.emlog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.time.LocalDateTime;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-01 10:20:30, 2024-05-01T10:20:30",
        "2024-05-01 10:20, 2024-05-01T10:20",
        "' 2024-12-31 23:59 ', 2024-12-31T23:59",
        "2024-02-29 00:00:00, 2024-02-29T00:00",
        "2024-05-01 24:00, 2024-05-02T00:00",
        "2024-01-31 08:00:00, 2024-01-31T08:00",
        "2024-04-30 08:00:00, 2024-04-30T08:00",
        "2023-02-29 00:00:00, 2023-02-28T00:00",
        "2024-04-31 08:00:00, 2024-04-30T08:00"
    })
    void datesAreReadAsEmlogPrintsThem(String printed, LocalDateTime date) throws Exception {
        assertThat(date(printed)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-00-00 00:00:00",
                "2024-13-01 00:00",
                "2024-00-30 00:00",
                "2024-01-32 00:00",
                "2024-05-01 25:00",
                "2024-05-01",
                "yesterday"
            })
    void aTextThatIsNoDateIsAnError(String printed) {
        assertThatExceptionOfType(EmlogException.class)
                .isThrownBy(() -> date(printed))
                .withMessageContaining("https://blog.example.com/?api_key=•••: article 12: the answer has '" + printed);
    }

    private static LocalDateTime date(String printed) throws EmlogException {
        Place place = Place.of(HttpUrl.get("https://blog.example.com/?api_key=secret"))
                .add(": article")
                .add(" 12");
        return new Fields(JsonNodeFactory.instance.objectNode().put("date", printed), place).date("date");
    }
}
