package io.github.emlogstatic.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Finds the region for an offset, because PHP and other programs accept no offset as a time zone. */
final class Region {

    private static final int HOUR = 3600;
    private static final int FIRST = -12;
    private static final int LAST = 14;

    /** The region in which most blogs with this offset are, where the offset is the same all year. */
    private static final Map<String, String> REGIONS = Map.of(
            "Z", "UTC",
            "+03:30", "Asia/Tehran",
            "+04:30", "Asia/Kabul",
            "+05:30", "Asia/Kolkata",
            "+05:45", "Asia/Kathmandu",
            "+06:30", "Asia/Yangon",
            "+08:00", "Asia/Shanghai",
            "+09:00", "Asia/Tokyo",
            "+09:30", "Australia/Darwin");

    private Region() {}

    /** Empty if no region has this offset. */
    static Optional<String> of(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return Optional.of(zone.getId());
        }
        String known = REGIONS.get(offset.getId());
        if (known != null) {
            return Optional.of(known);
        }
        int hours = offset.getTotalSeconds() / HOUR;
        boolean named = offset.getTotalSeconds() % HOUR == 0 && hours >= FIRST && hours <= LAST;
        // The sign of these names says how far behind the zone is.
        return named ? Optional.of("Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours)) : Optional.empty();
    }
}
