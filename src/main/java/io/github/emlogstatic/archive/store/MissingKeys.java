package io.github.emlogstatic.archive.store;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the keys that JSON lacks: Jackson turns a missing key of a record into a null, which no code expects. */
final class MissingKeys {

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

    private MissingKeys() {}

    /** The path of the first missing key, such as {@code navigation[0].title}; empty if there is none. */
    static Optional<String> first(@Nullable Object value) {
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
            return firstOf(
                    map.entrySet().stream().map(entry -> missing(entry.getValue(), at + "[" + entry.getKey() + "]")));
        }
        return value.getClass().isRecord() ? missingPart(value, at) : Optional.empty();
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

    /** Keys of emlog that this program does not know may hold anything. */
    private static boolean isFree(RecordComponent part) {
        return part.getName().equals("extra") || part.getType() == Object.class;
    }

    private static @Nullable Object value(RecordComponent part, Object record) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " cannot be read", e);
        }
    }
}
