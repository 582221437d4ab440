package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where and with what was measured.
 *
 * @param processor its name
 * @param load of the machine before the first run, over a minute; empty where the system does not tell
 */
record Machine(
        LocalDate day, String processor, int cores, String system, String load, String runtime, Optional<String> hugo) {

    static Machine with(Launcher launcher, Optional<String> hugo) throws IOException {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC),
                first(Path.of("/proc/cpuinfo"), "(?s).*?model name\\s*: ([^\n]+).*"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceFirst("-.*", ""),
                first(Path.of("/proc/loadavg"), "(?s)(\\S+).*"),
                launcher.runtime(),
                hugo);
    }

    private static String first(Path file, String pattern) throws IOException {
        return Files.exists(file) ? Files.readString(file).replaceFirst(pattern, "$1") : "?";
    }

    String english() {
        return "%s, %d cores of %s, %s, %s, %s. Load before the first run: %s."
                .formatted(day, cores, processor, system, runtime, hugo.orElse("no Hugo on this machine"), load);
    }

    String chinese() {
        return "%s，%s，%d 核，%s，%s，%s。开始前的负载：%s。"
                .formatted(
                        day,
                        processor,
                        cores,
                        system,
                        runtime.replace("application image", "自带 Java 的安装包").replace("native executable", "原生可执行文件"),
                        hugo.orElse("这台机器没有 Hugo"),
                        load);
    }
}
