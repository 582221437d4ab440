package io.github.emlogstatic.bench;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;

/** Prints how long the program takes, and how much memory, on blogs of the sizes in its arguments. */
public final class Benchmark {

    /** Of runs that take less than a second, the middle one of so many is told. */
    private static final int REPEATED = 7;

    /** In megabytes; enough for 25,000 articles. */
    private static final int SMALL_HEAP = 512;

    private static final int ARTICLES_A_MEGABYTE = 50;

    private final PrintStream out;
    private final Path directory;
    private final int size;
    private final MemoryBlog blog;
    private final EmlogServer emlog;
    private int edits;

    private Benchmark(PrintStream out, Path directory, int size, MemoryBlog blog, EmlogServer emlog) {
        this.out = out;
        this.directory = directory;
        this.size = size;
        this.blog = blog;
        this.emlog = emlog;
    }

    /** Runs for each size in the arguments. */
    public static void main(String[] sizes) throws IOException, InterruptedException {
        PrintStream out = System.out;
        out.println("articles  what                          wall s   heap MB   resident MB");
        for (String size : sizes) {
            Path directory = Files.createTempDirectory("emlog-static-bench");
            try {
                measure(out, directory, Integer.parseInt(size));
            } finally {
                FileUtils.deleteQuietly(directory.toFile());
            }
        }
    }

    private static void measure(PrintStream out, Path directory, int size) throws IOException, InterruptedException {
        warmClasses(directory);
        MemoryBlog blog = GeneratedBlog.of(size);
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            new Benchmark(out, directory, size, blog, emlog).measure();
        }
    }

    /** The first run writes the classes that the next ones start from. */
    private static void warmClasses(Path directory) throws IOException, InterruptedException {
        Path warm = Files.createDirectories(directory.resolve("warm"));
        try (EmlogServer emlog = EmlogServer.serving(GeneratedBlog.of(20))) {
            Run.of(warm, SMALL_HEAP, List.of("build", emlog.address()));
        }
        Files.move(warm.resolve("classes.jsa"), directory.resolve("classes.jsa"));
    }

    private void measure() throws IOException, InterruptedException {
        tell("first build", run("public"));
        tell("full render, offline", run("again", "--offline", "--full"));
        tell("nothing new", middle(() -> run("public")));
        tell("one article edited", middle(() -> {
            editOneOfTheNewest();
            return run("public");
        }));
        tell("nothing new, offline", middle(() -> run("public", "--offline")));
    }

    /** And lets emlog put its list in order again, so that the next run does not wait for it. */
    private void editOneOfTheNewest() throws IOException {
        int id = size - edits++ % 10;
        blog.edit(id, post -> post.title("改过的标题 " + edits));
        try (InputStream list = URI.create(emlog.address() + "?rest-api=article_list&count=1")
                .toURL()
                .openStream()) {
            list.readAllBytes();
        }
    }

    private interface Measured {
        Run run() throws IOException, InterruptedException;
    }

    private static Run middle(Measured measured) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < REPEATED; i++) {
            runs.add(measured.run());
        }
        runs.sort((one, other) -> Double.compare(one.seconds(), other.seconds()));
        return runs.get(REPEATED / 2);
    }

    private Run run(String output, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("build", emlog.address(), "--output", output));
        arguments.addAll(List.of(options));
        return Run.of(directory, Math.max(SMALL_HEAP, size / ARTICLES_A_MEGABYTE), arguments);
    }

    private void tell(String what, Run run) {
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
