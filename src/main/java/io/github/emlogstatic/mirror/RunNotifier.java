package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.mirror.notify.Notifier;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends messages about what is new in a run. Blogs with the same recipient share one message. */
final class RunNotifier {

    private final Notifier notifier;
    private final Path directory;
    private final Path file;
    private final Path starts;
    private final RunLog log;
    private final String day;

    /**
     * @param directory the directory of the configuration
     * @param state has the files that remember what was sent. A run that could not begin has one of its own, because
     *     another run may be writing the usual one.
     * @param day the day of the run
     */
    RunNotifier(Notifier notifier, Path directory, Path state, RunLog log, String day) {
        this.notifier = notifier;
        this.directory = directory;
        this.file = state.resolve("told.json");
        this.starts = state.resolve("told-start.json");
        this.log = log;
        this.day = day;
    }

    /** Sends the messages, and adds this step to the results that had something new. */
    void send(List<BlogResult> results) throws IOException {
        NotifiedState before = NotifiedState.read(file).and(NotifiedState.read(starts));
        send(results, before).write(file);
        Files.deleteIfExists(starts);
    }

    /** The same for a run that could not begin. */
    void sendNotStarted(List<BlogResult> results) throws IOException {
        send(results, NotifiedState.read(starts)).write(starts);
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
            StepResult sent = send(entry.getKey(), entry.getValue());
            for (Report report : entry.getValue()) {
                after = after.with(report.result().name(), report.remembered(sent));
                if (report.isNews()) {
                    results.replaceAll(result -> result == report.result() ? result.with(sent) : result);
                }
            }
        }
        return after;
    }

    /** The address of the only blog. Where none was ever read, the directory tells which mirror it is. */
    private String address(BlogStatus blog) {
        return blog.address().isEmpty() ? directory.toString() : blog.address();
    }

    /** What is new about one blog of the run. */
    private record Report(String title, BlogResult result, BlogStatus news) {

        boolean isNews() {
            return !news.lines().isEmpty();
        }

        String text() {
            return "emlog-static: " + title + "\n" + String.join("\n", news.lines());
        }

        BlogStatus remembered(StepResult sent) {
            return sent.isFailed() ? news.undelivered() : news.delivered();
        }
    }

    private StepResult send(OnProblemConfig recipient, List<Report> reports) {
        List<String> texts =
                reports.stream().filter(Report::isNews).map(Report::text).toList();
        if (texts.isEmpty()) {
            return StepResult.skipped(Step.TELL, "nothing new");
        }
        try {
            String who = notifier.send(recipient, String.join("\n", texts));
            log.say("told " + who);
            return StepResult.done(Step.TELL, ExitCode.DONE, "told " + who);
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            log.warn("emlog-static: nobody was told: " + why);
            return StepResult.failed(Step.TELL, new Failure(ExitCode.PROBLEMS, why));
        }
    }
}
