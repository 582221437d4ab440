package io.github.emlogstatic.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "+08:00, Asia/Shanghai",
        "UTC+08:00, Asia/Shanghai",
        "Asia/Tokyo, Asia/Tokyo",
        "UTC, UTC",
        "Z, UTC",
        "+05:30, Asia/Kolkata",
        "+09:00, Asia/Tokyo",
        "-03:00, Etc/GMT+3",
        "+14:00, Etc/GMT-14"
    })
    void anOffsetIsNamedAsARegionWithItsClock(String zone, String region) {
        assertThat(Region.of(ZoneId.of(zone))).contains(region);
        assertThat(ZoneId.of(region).getRules().getOffset(NOW))
                .isEqualTo(ZoneId.of(zone).getRules().getOffset(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:23", "+15:00", "-13:00"})
    void anOffsetOfNoRegionHasNoName(String zone) {
        assertThat(Region.of(ZoneId.of(zone))).isEmpty();
    }
}
