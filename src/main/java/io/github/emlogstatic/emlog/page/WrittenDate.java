package io.github.emlogstatic.emlog.page;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date that themes write out, with or without the time, as in {@code 2014年3月5日 12:30} or {@code Mar 5th, 2014}. */
final class WrittenDate {

    private static final Pattern NUMBERS = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?(?:[ T\\u00A0]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?)?");

    /** The day stands before the name of the month or behind it. */
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(?:(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+)?"
            + "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
            + "|nov(?:ember)?|dec(?:ember)?)\\b[.,]?[\\s-]*(?:(\\d{1,2})(?:st|nd|rd|th)?[\\s,]+)?(\\d{4})\\b");

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private WrittenDate() {}

    /** The first date in the text. */
    static Optional<LocalDateTime> in(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        Matcher english = ENGLISH.matcher(text);
        try {
            if (numbers.find()) {
                return Optional.of(LocalDateTime.of(
                        number(numbers, 1),
                        number(numbers, 2),
                        number(numbers, 3),
                        number(numbers, 4),
                        number(numbers, 5),
                        number(numbers, 6)));
            }
            return english.find()
                    ? Optional.of(LocalDateTime.of(
                            number(english, 4),
                            month(english.group(2)),
                            number(english, english.group(3) == null ? 1 : 3),
                            0,
                            0))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
    }

    private static int number(Matcher parts, int group) {
        String text = parts.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
