package io.github.emlogstatic.build.disk;

import io.github.emlogstatic.Skip;
import java.nio.file.Files;
import java.nio.file.Path;

/** A library that answers in place of Linux, as the kernel would for an odd disk: the value of {@code LD_PRELOAD}. */
final class PreloadedLibrary {

    private PreloadedLibrary() {}

    /** @param source in C */
    static Path compiled(Path folder, String source) throws Exception {
        Skip.unlessInstalled("gcc");
        Path code = Files.writeString(folder.resolve("answers.c"), source);
        Path library = folder.resolve("answers.so");
        Process gcc = new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library.toString(), code.toString())
                .inheritIO()
                .start();
        Skip.unless(gcc.waitFor() == 0 && System.getProperty("os.name").equals("Linux"), "gcc makes no library here");
        return library;
    }
}
