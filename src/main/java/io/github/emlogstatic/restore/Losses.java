package io.github.emlogstatic.restore;

import io.github.emlogstatic.model.run.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists what a restore cannot bring back as it was, one line each, by name. */
final class Losses {

    private final List<String> lines = new ArrayList<>();
    private int guessedDates;
    private int withoutComments;

    void of(String line) {
        lines.add(line);
    }

    /** Counts a date of which only a range is known. */
    void guessedDate() {
        guessedDates++;
    }

    /** Counts a protected article on which the archive has no comment. */
    void withoutComments() {
        withoutComments++;
    }

    List<String> lines(SqlWriter writer) {
        List<String> all = new ArrayList<>(lines);
        if (withoutComments > 0) {
            all.add(Plural.of(withoutComments, "protected article comes", "protected articles come")
                    + " back without comments: only a backup tells them, and the archive has none");
        }
        if (guessedDates > 0) {
            all.add(Plural.of(guessedDates, "comment, like or note gets", "comments, likes and notes get")
                    + " a date inside the range that the archive knows");
        }
        for (Map.Entry<String, Integer> dropped : writer.dropped().entrySet()) {
            all.add(Plural.of(dropped.getValue(), "value", "values") + " of " + dropped.getKey()
                    + ", which this version of emlog does not have");
        }
        for (Map.Entry<String, Integer> cut : writer.cut().entrySet()) {
            all.add(Plural.of(cut.getValue(), "value is", "values are") + " cut to what the column " + cut.getKey()
                    + " holds");
        }
        for (String file : writer.large()) {
            all.add(file + " is larger than the 2 MB that PHP takes by default: raise upload_max_filesize and"
                    + " post_max_size before it is imported");
        }
        return all;
    }
}
