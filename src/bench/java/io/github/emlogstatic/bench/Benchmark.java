package io.github.emlogstatic.bench;

import io.github.emlogstatic.embedded.EmbeddedBlog;
import io.github.emlogstatic.embedded.EmbeddedEmlog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/** Prints how long the program takes, and how much memory, on blogs of the sizes in its arguments. */
public final class Benchmark {

    private final PrintStream out;
    private final Path directory;

    private Benchmark(PrintStream out, Path directory) {
        this.out = out;
        this.directory = directory;
    }

    /** Runs for each size in the arguments. */
    public static void main(String[] sizes) throws IOException, InterruptedException {
        PrintStream out = System.out;
        out.println("articles  what                          wall s   heap MB   resident MB");
        for (String size : sizes) {
            Path directory = Files.createTempDirectory("emlog-static-bench");
            try {
                new Benchmark(out, directory).measure(Integer.parseInt(size));
            } finally {
                FileUtils.deleteQuietly(directory.toFile());
            }
        }
    }

    private void measure(int size) throws IOException, InterruptedException {
        warmClasses();
        EmbeddedBlog blog = GeneratedBlog.of(size);
        try (EmbeddedEmlog emlog = EmbeddedEmlog.serve(blog)) {
            run(size, "first build", emlog, "public");
            run(size, "full render, offline", emlog, "again", "--offline", "--full");
            run(size, "nothing new", emlog, "public");
            blog.edit(size / 2, post -> post.title("改过的标题"));
            run(size, "one edit", emlog, "public");
            run(size, "nothing new, offline", emlog, "public", "--offline");
        }
    }

    /** The first run writes the classes that the next ones start from. */
    private void warmClasses() throws IOException, InterruptedException {
        Path warm = Files.createDirectories(directory.resolve("warm"));
        try (EmbeddedEmlog emlog = EmbeddedEmlog.serve(GeneratedBlog.of(20))) {
            Run.of(warm, List.of("build", emlog.address()));
        }
        Files.move(warm.resolve("classes.jsa"), directory.resolve("classes.jsa"));
    }

    private void run(int size, String what, EmbeddedEmlog emlog, String output, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("build", emlog.address(), "--output", output));
        arguments.addAll(List.of(options));
        Run run = Run.of(directory, arguments);
        out.println(String.format(
                Locale.ROOT,
                "%8d  %-28s %7.2f %9d %13d",
                size,
                what,
                run.seconds(),
                run.heapMegabytes(),
                run.residentMegabytes()));
    }
}
