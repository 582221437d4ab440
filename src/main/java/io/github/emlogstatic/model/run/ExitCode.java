package io.github.emlogstatic.model.run;

/** The exit codes of the process. */
public final class ExitCode {

    public static final int DONE = 0;

    /** Done, with problems that the last run did not have, or that go on after a week. */
    public static final int PROBLEMS = 1;

    /** A mistake in the command line or the configuration, or a failure of the machine, such as a full disk. */
    public static final int USAGE = 2;

    /** The blog cannot be reached or does not answer as emlog, or the publish target cannot be reached. */
    public static final int UNREACHABLE = 3;

    /** A guard refused: nothing was removed or published. */
    public static final int REFUSED = 4;

    /** Damage was found: by {@code verify} or {@code check}, or in the archive by a command that needs what is damaged. */
    public static final int DAMAGE = 5;

    private ExitCode() {}
}
