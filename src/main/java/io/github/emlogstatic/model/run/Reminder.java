package io.github.emlogstatic.model.run;

import java.time.LocalDate;

/** Decides when a problem that goes on is reported again. */
public final class Reminder {

    private static final int DAYS = 7;

    private Reminder() {}

    /**
     * Whether a week has passed. Also if the last message has a day that is still to come: the clock of the machine was
     * wrong.
     *
     * @param told the day of the last message, as {@code 2026-11-24}
     * @param day the day of this run
     */
    public static boolean isDue(String told, String day) {
        String week = LocalDate.parse(day).minusDays(DAYS).toString();
        return told.compareTo(week) <= 0 || told.compareTo(day) > 0;
    }
}
