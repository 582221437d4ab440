package io.github.emlogstatic.cli;

import java.util.Locale;

/**
 * Where the jar starts: the program needs Java 17, and this class, which is compiled for Java 8, tells those who have an
 * older one. Without it they would read that a class "has been compiled by a more recent version", and a stack of calls.
 */
public final class Start {

    private Start() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version"); // 1.8, 11, 17
        if (version.startsWith("1.") || Integer.parseInt(version) < 17) {
            System.err.println("emlog-static: " + tooOld(System.getProperty("java.home"), version));
            System.exit(2);
        }
        // Java 17 makes a class for each getter that templates call more often. Short runs are over before these pay.
        // It reads this limit once, at the first call of a method by its name, which is that of main below.
        System.setProperty("sun.reflect.inflationThreshold", "2000");
        // A compiler for Java 8 cannot read the class that this names.
        Class.forName("io.github.emlogstatic.cli.Main")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static String tooOld(String home, String version) {
        Locale locale = Locale.getDefault();
        String language = System.getenv("EMLOG_STATIC_LANG");
        if (language == null || language.isEmpty()) {
            language = locale.getLanguage();
        }
        return language.startsWith("zh")
                ? home + " 是 Java " + version + "；需要 Java 17 或更新版本：https://adoptium.net"
                : home + " is Java " + version + "; Java 17 or later is required: https://adoptium.net";
    }
}
