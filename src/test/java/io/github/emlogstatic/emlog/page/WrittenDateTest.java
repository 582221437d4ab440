package io.github.emlogstatic.emlog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2014-3-5 12:30 星期三 | 2014-03-05T12:30
            2014年03月05日 12:30 | 2014-03-05T12:30
            2014/3/5 | 2014-03-05T00:00
            Posted on Mar 05, 2014 at 12:30 | 2014-03-05T00:00
            March 5th, 2014 | 2014-03-05T00:00
            5th march 2014 | 2014-03-05T00:00
            05-Mar-2014 | 2014-03-05T00:00
            评论 12 Mar 5, 2014 | 2014-03-05T00:00
            Sept. 30, 2014 | 2014-09-30T00:00
            May 1 2014 by me | 2014-05-01T00:00
            """)
    void datesOfThemesAreRead(String text, LocalDateTime date) {
        assertThat(WrittenDate.in(text)).hasValue(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mar 2014", "2014", "03-05", "Mar 45, 2014", "5 Mar 5, 2014x", "marked 5, 2014", "2014-13-01"})
    void otherTextsAreNoDates(String text) {
        assertThat(WrittenDate.in(text)).isEmpty();
    }
}
