package io.github.emlogstatic.config.settings;

import java.util.regex.Pattern;

/** Tells by their names which variables of the environment hold a key or a password. */
public final class SecretVariables {

    /** Other words end with these: MONKEY, COMPASS. So an underscore must stand before them, or nothing. */
    private static final String WORDS = "KEY|PASS|CREDENTIALS?|COOKIE|WEBHOOK";

    private static final String ENDINGS = "PASSWORD|PASSPHRASE|SECRET|TOKEN";
    private static final Pattern LAST =
            Pattern.compile("(?:.*_)?(?:" + WORDS + ")|.*(?:" + ENDINGS + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANYWHERE = Pattern.compile(WORDS + "|" + ENDINGS, Pattern.CASE_INSENSITIVE);

    private SecretVariables() {}

    /**
     * Whether the name ends in such a word. A site that contains the variable's value is not published, so variables
     * that are no secrets must not count.
     */
    public static boolean isSecret(String name) {
        return LAST.matcher(name).matches();
    }

    /** Whether the name has such a word anywhere. To hide a value too many does no harm. */
    public static boolean mayBeSecret(String name) {
        return ANYWHERE.matcher(name).find();
    }
}
