package io.github.emlogstatic.emlog.backup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a comment line of a backup.
 *
 * @param local the date as it is written, without a time zone
 * @param slack how many seconds after this date the dump program may have closed the file: a few seconds, or any time,
 *     for which a quarter of an hour stands. 0 if emlog wrote the date, which uses the blog's time zone
 * @param changed when the file was last changed
 */
record DumpDate(LocalDateTime local, long slack, Instant changed) {

    private static final Pattern EMLOG = Pattern.compile("date:(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d).*");
    private static final Pattern MYSQLDUMP =
            Pattern.compile("Dump completed on (\\d{4}-\\d\\d-\\d\\d +\\d{1,2}:\\d\\d:\\d\\d).*");
    private static final Pattern PHPMYADMIN = Pattern.compile("(?:Generation Time|生成日期) ?[:：] *(\\w.*\\w)");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd[ ][ ]H:mm[:ss]", Locale.ROOT);
    private static final DateTimeFormatter IN_ENGLISH =
            DateTimeFormatter.ofPattern("MMM dd, yyyy 'at' hh:mm a", Locale.ENGLISH);

    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    /** The offsets of time zones are whole numbers of these. */
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** mysqldump writes the date after the rows, some seconds before it closes the file. */
    private static final long SLACK = 10;

    /** Empty if the remark has no date. */
    static Optional<DumpDate> in(String remark, Instant changed) {
        try {
            return in(EMLOG, remark, 0, changed)
                    .or(() -> in(MYSQLDUMP, remark, SLACK, changed))
                    .or(() -> in(PHPMYADMIN, remark, QUARTER, changed)); // before the rows, which may be many
        } catch (DateTimeException e) {
            return Optional.empty(); // 2026-13-45: somebody has edited it
        }
    }

    private static Optional<DumpDate> in(Pattern form, String remark, long slack, Instant changed) {
        return Optional.of(form.matcher(remark))
                .filter(Matcher::matches)
                .map(date -> new DumpDate(date(date.group(1)), slack, changed));
    }

    private static LocalDateTime date(String text) {
        return LocalDateTime.parse(text, Character.isDigit(text.charAt(0)) ? DATE : IN_ENGLISH);
    }

    /**
     * When the backup was made. If the date and the time of the file's last change differ by a time zone only (and by
     * {@link #slack}), that time is exact. Otherwise the file was copied since, and the date is read in the given zone.
     */
    Instant at(ZoneId zone) {
        return slack > 0 && isAZoneApart() ? changed : local.atZone(zone).toInstant();
    }

    private boolean isAZoneApart() {
        Duration apart = Duration.between(local.toInstant(ZoneOffset.UTC), changed);
        return apart.abs().compareTo(FARTHEST_ZONE) <= 0
                && Math.floorMod(apart.toSeconds() + SLACK, QUARTER) <= SLACK + slack;
    }
}
