package io.github.emlogstatic.cli;

/** What libraries may say. The program itself says what it has to say through its own streams. */
final class Logging {

    private Logging() {}

    /** Must run before the first logger is made, for slf4j-simple looks only then. */
    static void toErrorsOnly() {
        if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        }
    }
}
