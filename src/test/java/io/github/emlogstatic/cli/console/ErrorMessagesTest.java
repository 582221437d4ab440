package io.github.emlogstatic.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMessagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "There is not enough space on the disk",
                "Out of diskspace",
                "设备上没有空间",
                "磁盘空间不足。",
            })
    void aFullDiskIsReportedInWhateverLanguage(String reason) {
        assertThat(ErrorMessages.message(new IOException(reason)))
                .isEqualTo("No space left on device; make room, then run again");
        assertThat(ErrorMessages.message(new FileSystemException("/a/b", null, reason)))
                .startsWith("/a/b: No space left on device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Disk quota exceeded", "超出磁盘配额"})
    void aQuotaIsNoFullDisk(String reason) {
        assertThat(ErrorMessages.message(new IOException(reason)))
                .isEqualTo("Disk quota exceeded; make room, then run again");
    }

    @Test
    void onlyAMessageWithoutAdviceHasAHint() {
        assertThat(ErrorMessages.message(new IOException("names.json is damaged; remove it")))
                .isEqualTo("names.json is damaged; remove it");
        assertThat(ErrorMessages.message(new IOException("Input/output error")))
                .isEqualTo("Input/output error (run again with -v for more)");
    }

    /** The class is not tried again, and its later error has the first in its message only. */
    @Test
    void aClassThatLackedMemoryIsNoMissingLibrary() {
        assertThat(catchThrowable(Large::size)).isInstanceOf(OutOfMemoryError.class);

        Throwable later = catchThrowable(Large::size);

        assertThat(later).isInstanceOf(NoClassDefFoundError.class);
        assertThat(ErrorMessages.message(later)).contains(" MB of memory that Java may use are not enough");
    }

    private static final class Large {

        private static final Object ALL = all();

        private static Object all() {
            throw new OutOfMemoryError("Java heap space");
        }

        static int size() {
            return ALL.hashCode();
        }
    }

    @Test
    void aLibraryThatWasMissingBeforeIsNamed() {
        assertThat(catchThrowable(Pictured::size)).isInstanceOf(UnsatisfiedLinkError.class);

        Throwable later = catchThrowable(Pictured::size);

        assertThat(later).isInstanceOf(NoClassDefFoundError.class);
        assertThat(ErrorMessages.message(later))
                .startsWith("this Java lacks a library: ")
                .contains("libjpeg.so.62");
    }

    private static final class Pictured {

        private static final Object ALL = all();

        private static Object all() {
            throw new UnsatisfiedLinkError("libjavajpeg.so: libjpeg.so.62: no such file");
        }

        static int size() {
            return ALL.hashCode();
        }
    }

    @Test
    void aJavaOfFewModulesLacksALibrary() {
        assertThat(ErrorMessages.message(new NoClassDefFoundError("java/awt/Image")))
                .startsWith("this Java lacks a library: java/awt/Image; install it");
    }

    @Test
    void aMistakeOfTheProgramIsNoMissingLibrary() {
        assertThat(ErrorMessages.message(new NoSuchMethodError("'void io.github.emlogstatic.A.b()'")))
                .startsWith("a bug in the program: NoSuchMethodError, 'void io.github.emlogstatic.A.b()'; run again");
        assertThat(ErrorMessages.message(new ExceptionInInitializerError(new IllegalStateException("no words"))))
                .startsWith("a bug in the program: IllegalStateException, no words; run again");
    }

    @Test
    void aReadOnlyDiskIsReportedInWhateverLanguage() {
        assertThat(ErrorMessages.message(new FileSystemException("/a/b", null, "只读文件系统")))
                .isEqualTo("/a/b: Read-only file system; let the program write there, then run again");
        assertThat(ErrorMessages.message(new IOException("cannot write /a/b: Read-only file system")))
                .isEqualTo("cannot write /a/b: Read-only file system; let the program write there, then run again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unable", "Unable"})
    void aLimitOfThreadsIsNoLackOfMemory(String unable) {
        OutOfMemoryError refused = new OutOfMemoryError(
                unable + " to create native thread: possibly out of memory or process/resource limits reached");

        assertThat(ErrorMessages.message(new IOException(refused)))
                .startsWith("the system starts no more threads for this user; raise the limit of processes")
                .doesNotContain("-Xmx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot run program \"git\": error=11, Resource temporarily unavailable",
                "Cannot run program \"git\" (in directory \"/a\"): error=11, 资源暂时不可用",
                "Cannot run program \"git\": error=35, Resource temporarily unavailable",
                // since Java 25
                "Cannot run program \"git\": Exec failed, error: 11 (Resource temporarily unavailable) ",
                "Cannot run program \"git\": posix_spawn failed, error: 35 (Resource temporarily unavailable) ",
            })
    void aLimitOfProcessesIsToldAsThatOfThreads(String reason) {
        assertThat(ErrorMessages.message(new IOException(reason)))
                .startsWith("the system starts no more threads for this user; raise the limit of processes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Too many open files", "Too many open files in system", "打开的文件过多", "系统中打开的文件过多"})
    void tooManyOpenFilesAreReportedWithTheLimit(String reason) {
        assertThat(ErrorMessages.message(new FileSystemException("/a/b", null, reason)))
                .isEqualTo("/a/b: Too many open files; raise the limit of open files (ulimit -n), then run again");
    }
}
