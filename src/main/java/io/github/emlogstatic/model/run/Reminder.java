package io.github.emlogstatic.model.run;

import java.time.LocalDate;

/** Decides when a problem that goes on is reported again. */
public final class Reminder {

    private static final int DAYS = 7;

    private Reminder() {}

    /**
     * Whether a week has passed. Also if the day of the last message is more than a week ahead: the clock of the machine
     * was wrong.
     *
     * @param told the day of the last message, as {@code 2026-11-24}
     * @param day the day of this run
     */
    public static boolean isDue(String told, String day) {
        LocalDate today = LocalDate.parse(day);
        return told.compareTo(today.minusDays(DAYS).toString()) <= 0
                || told.compareTo(today.plusDays(DAYS).toString()) > 0;
    }
}
