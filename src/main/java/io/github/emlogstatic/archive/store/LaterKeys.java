package io.github.emlogstatic.archive.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.emlogstatic.model.CategorySettings;
import java.util.Map;

/**
 * Keys that archives of earlier versions do not have. They are written only where they hold something, so that no file
 * changes only because the program is newer.
 */
final class LaterKeys {

    private LaterKeys() {}

    interface OfCategory {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoSettings.class)
        CategorySettings settings();
    }

    interface OfCounters {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<Integer, Integer> dislikes();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<Integer, Integer> collections();
    }

    interface OfComment {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        Integer userId();
    }

    /** Jackson leaves out what this is equal to. */
    static final class NoSettings {

        @Override
        public boolean equals(Object other) {
            return CategorySettings.NONE.equals(other);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
