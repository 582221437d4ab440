package io.github.emlogstatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/** Work whose time must grow as its input does, and not as its square. */
public final class LinearTime {

    /** More than twice what any test takes. The input of a test must be so large that its square takes longer. */
    private static final Duration PROCESSOR = Duration.ofSeconds(10);

    /** Ends what would not end. A busy machine may take long for little, so this alone would tell nothing. */
    private static final Duration CLOCK = Duration.ofMinutes(5);

    private LinearTime() {}

    /** Fails where that takes the processor too long. */
    public static void inLinearTime(Executable work) {
        Duration taken = assertTimeoutPreemptively(CLOCK, () -> {
            work.execute();
            return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        });
        assertThat(taken).isLessThan(PROCESSOR);
    }
}
