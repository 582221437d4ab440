package io.github.emlogstatic.archive.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.emlogstatic.model.CategorySettings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the archive's JSON. Keys that archives of earlier versions do not have are written only where they hold
 * something, so that no file changes only because the program is newer. All others must be there: Jackson turns a missing
 * key of a record into a null, which no code expects.
 */
final class ArchiveKeys {

    private static final ClassValue<RecordComponent[]> PARTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] parts = type.getRecordComponents();
            for (RecordComponent part : parts) {
                part.getAccessor().setAccessible(true);
            }
            return parts;
        }
    };

    private ArchiveKeys() {}

    /** The path of the first missing key, such as {@code navigation[0].title}; empty if there is none. */
    static Optional<String> firstMissing(@Nullable Object value) {
        return missing(value, "");
    }

    private static Optional<String> missing(@Nullable Object value, String at) {
        if (value == null) {
            return Optional.of(at);
        }
        if (value instanceof List<?> list) {
            return firstOf(IntStream.range(0, list.size()).mapToObj(i -> missing(list.get(i), at + "[" + i + "]")));
        }
        if (value instanceof Map<?, ?> map) {
            return missingValue(map, at);
        }
        return value.getClass().isRecord() ? missingPart(value, at) : Optional.empty();
    }

    /** Makes no stream, and no path for each text, because a large blog has many names. */
    private static Optional<String> missingValue(Map<?, ?> map, String at) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof String)) {
                Optional<String> missing = missing(entry.getValue(), at + "[" + entry.getKey() + "]");
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstOf(Stream<Optional<String>> missing) {
        return missing.flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> missingPart(Object record, String at) {
        for (RecordComponent part : PARTS.get(record.getClass())) {
            if (isFree(part)) {
                continue;
            }
            String name = at.isEmpty() ? part.getName() : at + "." + part.getName();
            Optional<String> missing =
                    part.getType().isPrimitive() ? Optional.empty() : missing(value(part, record), name);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    /** Keys of emlog that this program does not know may hold anything. The settings of a category may leave one open. */
    private static boolean isFree(RecordComponent part) {
        return part.getName().equals("extra") || part.getName().equals("ownersOnly") || part.getType() == Object.class;
    }

    private static @Nullable Object value(RecordComponent part, Object record) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " cannot be read", e);
        }
    }

    interface LaterOfCategory {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoSettings.class)
        CategorySettings settings();
    }

    interface LaterOfCategorySettings {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        Boolean ownersOnly();
    }

    interface LaterOfLink {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        Boolean newTab();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String icon();
    }

    interface LaterOfCounters {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<Integer, Integer> dislikes();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<Integer, Integer> collections();
    }

    interface LaterOfComment {
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
