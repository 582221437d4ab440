package io.github.emlogstatic.crawl.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStateTest {

    @TempDir
    private Path folder;

    /** Each field in turn, so that one that is added later cannot be forgotten. */
    @Test
    void aChangeOfAnyFieldIsSaved() throws Exception {
        int fields = SweepState.class.getRecordComponents().length;
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            for (int changed = 0; changed < fields; changed++) {
                SweepState state = state(fields, changed);

                state.save(archive);

                assertThat(SweepState.of(archive)).isEqualTo(state);
                state(fields, fields).save(archive);
            }
        }
    }

    /** All fields are 0, but one is 1. */
    private static SweepState state(int fields, int changed) throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[fields];
        Arrays.fill(types, int.class);
        Object[] values = IntStream.range(0, fields)
                .mapToObj(field -> field == changed ? 1 : 0)
                .toArray();
        return SweepState.class.getDeclaredConstructor(types).newInstance(values);
    }
}
