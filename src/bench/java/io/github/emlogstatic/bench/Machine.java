package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and with what was measured.
 *
 * @param program the version of this program, as git tells it
 * @param processor its name
 * @param load of the machine before the first run, over a minute; empty where the system does not tell
 */
record Machine(
        LocalDate day,
        String program,
        String processor,
        int cores,
        String system,
        String load,
        String runtime,
        Optional<String> hugo) {

    static Machine with(Launcher launcher, Optional<String> hugo) throws IOException {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC),
                commit(),
                first(Path.of("/proc/cpuinfo"), "model name\\s*: (.+)"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceFirst("-.*", ""),
                first(Path.of("/proc/loadavg"), "(\\S+)"),
                launcher.runtime(),
                hugo);
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=8").start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "?";
        }
    }

    private static String first(Path file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.exists(file) ? Files.readString(file) : "");
        return found.find() ? found.group(1) : "?";
    }

    String english() {
        return "%s, version %s, %d cores of %s, %s, %s, %s. Load before the first run: %s."
                .formatted(
                        day, program, cores, processor, system, runtime, hugo.orElse("no Hugo on this machine"), load);
    }

    String chinese() {
        return "%s，版本 %s，%s，%d 核，%s，%s，%s。开始前的负载：%s。"
                .formatted(
                        day,
                        program,
                        processor,
                        cores,
                        system,
                        runtime.replace("application image", "自带 Java 的安装包").replace("native executable", "原生可执行文件"),
                        hugo.orElse("这台机器没有 Hugo"),
                        load);
    }
}
