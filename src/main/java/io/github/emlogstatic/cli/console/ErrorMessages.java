package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.check.OfflineException;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.mirror.CommitException;
import io.github.emlogstatic.mirror.notify.NotifyException;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.render.theme.ThemeException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an exception into one line and an exit code. */
public final class ErrorMessages {

    /** What systems say of a full disk, or of a full quota of one user. Linux says it in the language of the user. */
    private static final Pattern FULL = Pattern.compile(
            "(?:No space left on device|Out of diskspace|There is not enough space on the disk|设备上没有空间|磁盘空间不足"
                    + "|(?<quota>Disk quota exceeded|超出磁盘配额))[.。]?");

    private static final Pattern READ_ONLY = Pattern.compile("(?:Read-only file system|只读文件系统)$");

    private static final Pattern MANY_OPEN = Pattern.compile("(?:Too many open files(?: in system)?|(?:系统中)?打开的文件过多)$");

    /** EAGAIN has the number 11 on Linux, and 35 on macOS. */
    private static final Pattern NO_PROCESS = Pattern.compile("Cannot run program .*error(?:=|: )(?:11|35)\\b");

    private static final String NO_THREADS = "the system starts no more threads for this user; raise the limit of"
            + " processes (ulimit -u, or that of the container), or run when less is at work";

    private ErrorMessages() {}

    /** An error of Java itself, such as too little memory or a library that is not installed. */
    private static String broken(Error error) {
        if (isOf(error, OutOfMemoryError.class)) {
            return lacksThreads(error) ? NO_THREADS : outOfMemory();
        }
        Throwable first = first(error);
        return lacksLibrary(error)
                ? "this Java lacks a library: " + OneLine.of(first.getMessage())
                        + "; install it, or use a Java that brings its own, such as Temurin"
                : bug(first);
    }

    /** Whether a library of the system is missing, or a class of Java itself, as in a Java of few modules. */
    private static boolean lacksLibrary(Error error) {
        return isOf(error, UnsatisfiedLinkError.class)
                || error instanceof NoClassDefFoundError
                        && String.valueOf(error.getMessage()).startsWith("java");
    }

    /** What went wrong first: the other errors need not name it. */
    private static Throwable first(Throwable error) {
        Throwable first = error;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first;
    }

    private static String outOfMemory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        String more = "-Xmx" + 2 * Math.max(megabytes, 256) + "m";
        return "the " + megabytes + " MB of memory that Java may use are not enough for this blog;"
                + " allow more: EMLOG_STATIC_OPTS=" + more + " for emlog-static, or java " + more + " -jar …";
    }

    /**
     * Whether it is an error of that kind, or was caused by one. If that came while a class was initialised, later uses of
     * the class fail with another error, which only names the first one in its message.
     */
    private static boolean isOf(Throwable thrown, Class<? extends Error> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean named = cause instanceof LinkageError
                    && String.valueOf(cause.getMessage()).startsWith("Exception " + kind.getName());
            if (kind.isInstance(cause) || named) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the system refused a new thread. Java reports this as a lack of memory. GraalVM begins the message with a
     * capital letter.
     */
    private static boolean lacksThreads(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("nable to create native thread")) {
                return true;
            }
        }
        return false;
    }

    /** The error that this or another thread has met, if there is one. */
    private static Optional<Error> error(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error error) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** Reports why a command failed. Returns the exit code. */
    public static int failed(Throwable e, boolean verbose, PrintStream err) {
        err.println("emlog-static: " + message(e));
        if (verbose) {
            e.printStackTrace(err);
        }
        return code(e);
    }

    /** The exit code of the program after this exception or error. */
    public static int code(Throwable e) {
        if (error(e).isPresent()) {
            return ExitCode.USAGE;
        }
        if (e instanceof EmlogException) {
            return ExitCode.UNREACHABLE;
        }
        if (e instanceof PublishException) {
            return e instanceof PublishException.Refused ? ExitCode.REFUSED : ExitCode.UNREACHABLE;
        }
        if (e instanceof NotifyException || e instanceof OfflineException) {
            return ExitCode.UNREACHABLE;
        }
        if (e instanceof DamagedException) {
            return ExitCode.DAMAGE;
        }
        return e instanceof RefusedException ? ExitCode.REFUSED : ExitCode.USAGE;
    }

    static boolean isFullDisk(IOException e) {
        return FULL.matcher(OneLine.of(e.getMessage())).find();
    }

    /** What went wrong, in one line. */
    public static String message(Throwable e) {
        Optional<Error> error = error(e);
        if (error.isPresent()) {
            return broken(error.get());
        }
        if (saysAll(e)) {
            return OneLine.of(e.getMessage());
        }
        if (e instanceof InvalidPathException path) {
            return OneLine.of(path.getInput()) + ": not a valid file name on this system; choose another";
        }
        return e instanceof IOException io ? ofInputOrOutput(io) : bug(e);
    }

    /** The line for a failure of a file or a connection. Most are Java's own, and give no advice. */
    private static String ofInputOrOutput(IOException e) {
        String text = OneLine.of(e.getMessage());
        Matcher full = FULL.matcher(text);
        if (full.find()) {
            String said = full.group("quota") == null ? "No space left on device" : "Disk quota exceeded";
            return full.replaceFirst(said) + "; make room, then run again";
        }
        Matcher readOnly = READ_ONLY.matcher(text);
        if (readOnly.find()) {
            return readOnly.replaceFirst("Read-only file system") + "; let the program write there, then run again";
        }
        Matcher manyOpen = MANY_OPEN.matcher(text);
        if (manyOpen.find()) {
            return manyOpen.replaceFirst("Too many open files")
                    + "; raise the limit of open files (ulimit -n), then run again";
        }
        if (NO_PROCESS.matcher(text).find()) {
            return NO_THREADS;
        }
        if (e instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        return text.contains("; ") ? text : text + " (run again with -v for more)"; // what to do follows a semicolon
    }

    private static String bug(Throwable thrown) {
        String said = thrown instanceof StackOverflowError
                ? "what the blog tells is nested too deeply"
                : OneLine.of(thrown.getMessage());
        return "a bug in the program: " + thrown.getClass().getSimpleName() + ", " + said
                + "; run again with -v and report what it prints";
    }

    /** Whether the message of the exception is complete. */
    private static boolean saysAll(Throwable e) {
        return e instanceof RefusedException
                || e instanceof ConfigException
                || e instanceof EmlogException
                || e instanceof PublishException
                || e instanceof CommitException
                || e instanceof NotifyException
                || e instanceof OfflineException
                || e instanceof DamagedException
                || e instanceof BackupException
                || e instanceof ThemeException;
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "cannot be read or written; check its owner and rights";
        }
        if (e instanceof FileAlreadyExistsException) {
            return AtomicFile.NO_DIRECTORY;
        }
        if (e.getReason() == null) {
            return "cannot be used (" + e.getClass().getSimpleName() + ")";
        }
        return OneLine.of(e.getReason());
    }
}
