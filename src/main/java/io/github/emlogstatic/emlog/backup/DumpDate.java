package io.github.emlogstatic.emlog.backup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a remark of a backup.
 *
 * @param local the date as it is written, without a time zone
 * @param ofMachine whether mysqldump wrote it, by the clock of its machine; emlog uses the time zone of the blog
 * @param changed when the file was last changed
 */
record DumpDate(LocalDateTime local, boolean ofMachine, Instant changed) {

    private static final Pattern EMLOG = Pattern.compile("date:(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d).*");
    private static final Pattern MYSQLDUMP =
            Pattern.compile("Dump completed on (\\d{4}-\\d\\d-\\d\\d) +(\\d{1,2}:\\d\\d:\\d\\d).*");

    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    /** The offsets of time zones are whole numbers of these. */
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** mysqldump closes its file some seconds after it has written the date. */
    private static final long SLACK = 10;

    /** Empty if the remark has no date. */
    static Optional<DumpDate> in(String remark, Instant changed) {
        Matcher emlog = EMLOG.matcher(remark);
        Matcher mysqldump = MYSQLDUMP.matcher(remark);
        try {
            if (emlog.matches()) {
                LocalDateTime date = LocalDateTime.parse(emlog.group(1).replace(' ', 'T'));
                return Optional.of(new DumpDate(date, false, changed));
            }
            if (mysqldump.matches()) {
                String time = mysqldump.group(2);
                LocalDateTime date = LocalDateTime.parse(
                        mysqldump.group(1) + "T" + (time.length() < "00:00:00".length() ? "0" + time : time));
                return Optional.of(new DumpDate(date, true, changed));
            }
        } catch (DateTimeException e) {
            return Optional.empty(); // 2026-13-45: somebody has edited it
        }
        return Optional.empty();
    }

    /**
     * When the backup was made. mysqldump's file was last changed at that moment, unless it was copied since. Then only the
     * time zone lies between the two.
     */
    Instant at(ZoneId zone) {
        return ofMachine && isAZoneApart() ? changed : local.atZone(zone).toInstant();
    }

    private boolean isAZoneApart() {
        Duration apart = Duration.between(local.toInstant(ZoneOffset.UTC), changed);
        return apart.abs().compareTo(FARTHEST_ZONE) <= 0
                && Math.floorMod(apart.toSeconds() + SLACK, QUARTER) <= 2 * SLACK;
    }
}
