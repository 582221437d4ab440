package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.mirror.notify.Notifier;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends messages about what is new in a run. Blogs with the same recipient share messages. */
final class RunNotifier {

    /** More at once would flood a chat group, and WeCom and DingTalk take twenty a minute. */
    private static final int MOST_MESSAGES = 5;

    private final Notifier notifier;
    private final Path directory;

    /** Remembers what was sent. */
    private final Path file;

    /** The same for runs that could not begin: another run may be writing the usual file. */
    private final Path starts;

    private final RunLog log;
    private final Clock clock;
    private final String day;

    /** The result of the messages, by the name of the blog that they were about. */
    private final Map<String, StepResult> steps = new HashMap<>();

    /** @param day the day of the run */
    RunNotifier(Notifier notifier, Blogs blogs, RunLog log, Clock clock, String day) {
        this.notifier = notifier;
        this.directory = blogs.directory();
        this.file = blogs.note("told");
        this.starts = blogs.note("told-start");
        this.log = log;
        this.clock = clock;
        this.day = day;
    }

    void send(List<BlogResult> results) throws IOException {
        NotifiedState before = NotifiedState.read(file).and(NotifiedState.read(starts));
        send(results, before).write(file);
        Files.deleteIfExists(starts);
    }

    /** The same for a run that could not begin. */
    void sendNotStarted(List<BlogResult> results) throws IOException {
        send(results, NotifiedState.read(starts)).write(starts);
    }

    /** The results with this step, where there was something new. */
    List<BlogResult> withStep(List<BlogResult> results) {
        return results.stream()
                .map(result -> steps.containsKey(result.name()) ? result.with(steps.get(result.name())) : result)
                .toList();
    }

    private NotifiedState send(List<BlogResult> results, NotifiedState before) {
        Map<OnProblemConfig, List<Report>> reports = new LinkedHashMap<>();
        for (BlogResult result : results) {
            if (result.onProblem().isSet()) {
                BlogStatus known = before.of(result.name());
                BlogStatus news = known.after(result, day);
                String title = results.size() > 1 ? result.name() : address(news);
                Report report = new Report(title, result, news);
                reports.computeIfAbsent(result.onProblem(), recipient -> new ArrayList<>())
                        .add(report);
            }
        }
        NotifiedState after = before;
        for (Map.Entry<OnProblemConfig, List<Report>> entry : reports.entrySet()) {
            List<Line> lines = entry.getValue().stream().flatMap(Report::lines).toList();
            Instant began = clock.instant();
            Sent sent = send(entry.getKey(), lines);
            StepResult step = sent.step().since(began, clock);
            int left = sent.lines();
            for (Report report : entry.getValue()) {
                int count = Math.min(left, report.news().lines().size());
                left -= count;
                after = after.with(report.result().name(), report.news().told(count));
                if (!report.news().lines().isEmpty()) {
                    steps.put(report.result().name(), step);
                }
            }
        }
        return after;
    }

    /** The address of the only blog. If none was ever read, the directory, which identifies the mirror. */
    private String address(BlogStatus blog) {
        return blog.address().isEmpty() ? directory.toString() : blog.address();
    }

    /** What is new about one blog of the run. */
    private record Report(String title, BlogResult result, BlogStatus news) {

        Stream<Line> lines() {
            return news.lines().stream().map(line -> new Line(title, line));
        }
    }

    private record Line(String title, String text) {}

    /** The result of the messages to one recipient. The first {@code lines} lines were sent. */
    private record Sent(int lines, StepResult step) {}

    private Sent send(OnProblemConfig recipient, List<Line> lines) {
        if (lines.isEmpty()) {
            return new Sent(0, StepResult.skipped(Step.TELL, "nothing new"));
        }
        int told = 0;
        try {
            String who = "";
            for (int sent = 0; sent < MOST_MESSAGES && told < lines.size(); sent++) {
                List<Line> next = first(recipient, lines.subList(told, lines.size()));
                who = notifier.send(recipient, text(next));
                told += next.size();
            }
            String result = "told " + who + (told < lines.size() ? "; the next run tells the rest" : "");
            log.say(result);
            return new Sent(told, StepResult.done(Step.TELL, ExitCode.DONE, result));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            log.warn("emlog-static: " + (told == 0 ? "nobody was told: " : "not all was told: ") + why);
            return new Sent(told, StepResult.failed(Step.TELL, new Failure(ExitCode.PROBLEMS, why)));
        }
    }

    /** The first lines, as many as one message takes, but at least one. */
    private List<Line> first(OnProblemConfig recipient, List<Line> lines) {
        int count = 1;
        while (count < lines.size() && notifier.fits(recipient, text(lines.subList(0, count + 1)))) {
            count++;
        }
        return lines.subList(0, count);
    }

    private static String text(List<Line> lines) {
        Map<String, List<String>> blogs = new LinkedHashMap<>();
        lines.forEach(line -> blogs.computeIfAbsent(
                        line.title(), title -> new ArrayList<>(List.of("emlog-static: " + title)))
                .add(line.text()));
        return blogs.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }
}
