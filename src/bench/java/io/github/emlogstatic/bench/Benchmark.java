package io.github.emlogstatic.bench;

import io.github.emlogstatic.InMemory;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.io.FileUtils;

/**
 * Measures the program beside Hugo, each with the same blog, in turn, and prints a table in Markdown. The arguments are
 * numbers of articles; with {@code write} the table goes into the documents, too, {@code runs=3} says how often all is
 * measured at most, and with {@code native} the program is the native executable. With {@code real} first crawls of a real
 * emlog are measured, and nothing else.
 */
public final class Benchmark {

    private static final String WRITE = "write";
    private static final String NATIVE = "native";
    private static final String REAL = "real";
    private static final String RUNS = "runs=";

    private final Launcher launcher;
    private final boolean peers;
    private final OptionalInt runs;
    private final List<Row> rows = new ArrayList<>();

    private Benchmark(Launcher launcher, boolean peers, OptionalInt runs) {
        this.launcher = launcher;
        this.peers = peers;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        words.forEach(Benchmark::check);
        if (sizes(words).length == 0) {
            throw new IllegalArgumentException("give the benchmark a number of articles, such as 1000");
        }
        Path directory = InMemory.folder();
        Thread measuring = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory, measuring)));
        try {
            measure(words, directory);
        } finally {
            // The hook may come too late for this: when the run ends, Maven closes the loader of the classes it needs.
            FileUtils.deleteQuietly(directory.toFile());
        }
    }

    private static void measure(List<String> words, Path directory) throws IOException, InterruptedException {
        PrintStream out = System.out;
        Optional<String> hugo = Peer.version();
        Launcher launcher = Launcher.in(directory, words.contains(NATIVE));
        Machine machine = Machine.with(launcher, hugo);
        OptionalInt runs = words.stream()
                .filter(word -> word.startsWith(RUNS))
                .mapToInt(word -> Integer.parseInt(word.substring(RUNS.length())))
                .findFirst();
        if (words.contains(REAL)) {
            for (int size : sizes(words)) {
                out.println(new FirstCrawl(launcher, directory.resolve("real" + size)).measure(size, runs.orElse(3)));
            }
            out.println(machine.english());
            return;
        }
        Benchmark benchmark = new Benchmark(launcher, hugo.isPresent(), runs);
        for (int size : sizes(words)) {
            benchmark.measure(directory.resolve(String.valueOf(size)), size);
        }
        Result result = new Result(new Table(benchmark.rows, machine), new Plot(benchmark.rows));
        out.println(result.save());
        if (words.contains(WRITE)) {
            result.writeIntoDocuments(words.contains(NATIVE));
        }
    }

    private static int[] sizes(List<String> words) {
        return words.stream()
                .filter(word -> word.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /**
     * Removes the files, also if the benchmark is interrupted: a blog of 100,000 articles takes 12 GB of memory. The program
     * that is measured, and the thread that waits for it, would write more of them.
     */
    private static void remove(Path directory, Thread measuring) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            measuring.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileUtils.deleteQuietly(directory.toFile());
    }

    private static void check(String word) {
        if (!word.matches("[1-9]\\d*|" + WRITE + "|" + NATIVE + "|" + REAL + "|" + RUNS + "[1-9]\\d*")) {
            throw new IllegalArgumentException(
                    "'" + word + "' is none of the words of the benchmark: numbers of articles, " + WRITE + ", "
                            + NATIVE + ", " + REAL + ", " + RUNS + "3");
        }
    }

    /** A blog of more than 25,000 articles is measured once; a smaller one more often, seven times at most. */
    private int runs(int size) {
        return Math.min(runs.orElse(7), Math.max(1, 50_000 / size));
    }

    private void measure(Path directory, int size) throws IOException, InterruptedException {
        MemoryBlog blog = GeneratedBlog.of(size);
        Path archive = directory.resolve("archive");
        List<Row> crawled = crawl(directory, size, blog);
        Ours ours = new Ours(launcher, directory.resolve("ours"), archive, "");
        Optional<Peer> peer = peers ? Optional.of(Peer.of(blog, directory.resolve("hugo"), false)) : Optional.empty();
        Pair pair = new Pair(size, runs(size), ours, peer);

        rows.add(pair.compare(
                Scenario.FULL,
                () -> {
                    ours.forget();
                    return ours.build("--offline");
                },
                hugo -> {
                    hugo.forget();
                    return hugo.build();
                }));
        rows.add(samePages(directory, size, blog));
        rows.add(pair.compare(
                Scenario.SECOND,
                () -> {
                    ours.forgetSite();
                    return ours.build("--offline");
                },
                hugo -> {
                    FileUtils.deleteDirectory(hugo.site().toFile());
                    return hugo.build();
                }));
        Optional<Launcher> unpacked = launcher.unpacked(directory.resolve("no-classes"));
        if (unpacked.isPresent()) {
            Ours first = new Ours(unpacked.get(), directory.resolve("ours"), archive, "");
            rows.add(pair.once(Scenario.FIRST_RUN, () -> {
                first.forget();
                return first.build("--offline").ofAWaitingShell();
            }));
        }
        rows.add(pair.once(Scenario.READ_BACK, () -> ours.build("--offline")));
        rows.add(pair.compare(Scenario.UNCHANGED, () -> ours.build("--offline"), Peer::build));
        rows.add(edited(pair, Scenario.NEWEST, archive, blog, size));
        rows.add(edited(pair, Scenario.OLD, archive, blog, size / 2));
        rows.addAll(crawled);
        FileUtils.deleteDirectory(directory.toFile());
    }

    private Row edited(Pair pair, Scenario scenario, Path archive, MemoryBlog blog, int newest)
            throws IOException, InterruptedException {
        int[] next = {newest, newest};
        return pair.compare(
                scenario,
                () -> {
                    int id = next[0]--;
                    Ours.edit(archive, id, "改过的标题 " + id);
                    return pair.ours().build("--offline");
                },
                hugo -> {
                    int id = next[1]--;
                    hugo.write(blog.edit(id, post -> post.title("改过的标题 " + id))
                            .post(id)
                            .orElseThrow());
                    return hugo.build();
                });
    }

    /** Without the search on our side, and with lists of authors, months and years on the other. */
    private Row samePages(Path directory, int size, MemoryBlog blog) throws IOException, InterruptedException {
        Path theme = directory.resolve("theme");
        FileUtils.copyDirectory(Path.of("themes/default").toFile(), theme.toFile());
        Files.delete(theme.resolve("layouts/search.peb"));
        Ours ours = new Ours(launcher, directory.resolve("same"), directory.resolve("archive"), "theme: " + theme);
        Optional<Peer> peer =
                peers ? Optional.of(Peer.of(blog, directory.resolve("hugo-lists"), true)) : Optional.empty();
        Row row = new Pair(size, runs(size), ours, peer)
                .compare(
                        Scenario.SAME_PAGES,
                        () -> {
                            ours.forget();
                            return ours.build("--offline");
                        },
                        hugo -> {
                            hugo.forget();
                            return hugo.build();
                        });
        FileUtils.deleteDirectory(directory.resolve("same").toFile());
        FileUtils.deleteDirectory(directory.resolve("hugo-lists").toFile());
        return row;
    }

    /** Runs that read a blog; the tests' emlog serves it from this JVM, on the same cores. */
    private List<Row> crawl(Path directory, int size, MemoryBlog blog) throws IOException, InterruptedException {
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            Ours ours = new Ours(
                    launcher,
                    directory.resolve("ours"),
                    directory.resolve("archive"),
                    "blog: {url: \"" + emlog.address() + "\"}\n");
            Pair alone = new Pair(size, runs(size), ours, Optional.empty());
            int[] next = {size};
            Row first = alone.once(Scenario.FIRST_CRAWL, ours::build);
            ours.build(); // reads once what the build before it wrote
            return List.of(
                    first,
                    alone.compare(Scenario.QUIET_CRAWL, ours::build, Peer::build),
                    alone.compare(
                            Scenario.EDIT_CRAWL,
                            () -> {
                                int id = next[0]--;
                                blog.edit(id, post -> post.title(post.title() + "，又"));
                                sortList(emlog);
                                return ours.build();
                            },
                            Peer::build));
        }
    }

    /** Lets emlog put its list in order again, so that the run does not wait for it. */
    private static void sortList(EmlogServer emlog) throws IOException {
        URI list = URI.create(emlog.address() + "?rest-api=article_list&count=1");
        list.toURL().openStream().close();
        emlog.forget();
    }
}
