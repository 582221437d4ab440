package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.OnProblemConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what is new about the blogs of a run. Blogs with the same person to tell share one message. */
final class Telling {

    private static final int NOT_TOLD = 1;

    private final Notifier notifier;
    private final Path memory;
    private final RunLog log;
    private final String day;

    /**
     * @param memory the file that remembers what was told
     * @param day of the run
     */
    Telling(Notifier notifier, Path memory, RunLog log, String day) {
        this.notifier = notifier;
        this.memory = memory;
        this.log = log;
        this.day = day;
    }

    /** Adds to each result the step that told about it, if there was something to tell. */
    void tell(List<BlogResult> results) throws IOException {
        Told before = Told.read(memory);
        Map<OnProblemConfig, List<Report>> readers = new LinkedHashMap<>();
        for (BlogResult result : results) {
            if (result.onProblem().isSet()) {
                News known = before.of(result.name());
                Report report = new Report(title(result, results.size() > 1), result, known, known.after(result, day));
                readers.computeIfAbsent(result.onProblem(), reader -> new ArrayList<>())
                        .add(report);
            }
        }
        Told after = before;
        for (Map.Entry<OnProblemConfig, List<Report>> reader : readers.entrySet()) {
            StepResult sent = send(reader.getKey(), reader.getValue());
            for (Report report : reader.getValue()) {
                after = after.with(report.result().name(), report.remembered(sent));
                if (report.isNews()) {
                    results.replaceAll(result -> result == report.result() ? result.with(sent) : result);
                }
            }
        }
        after.write(memory);
    }

    private static String title(BlogResult result, boolean several) {
        return several || result.address().isEmpty() ? result.name() : result.address();
    }

    /** What is known and what is new about one blog of the run. */
    private record Report(String title, BlogResult result, News known, News news) {

        boolean isNews() {
            return !news.lines().isEmpty();
        }

        String text() {
            return "emlog-static: " + title + "\n" + String.join("\n", news.lines());
        }

        News remembered(StepResult sent) {
            return sent.isFailed() ? news.undelivered(known) : news.delivered();
        }
    }

    private StepResult send(OnProblemConfig reader, List<Report> reports) {
        List<String> texts =
                reports.stream().filter(Report::isNews).map(Report::text).toList();
        if (texts.isEmpty()) {
            return StepResult.skipped(Step.TELL, "nothing new");
        }
        try {
            String who = notifier.send(reader, String.join("\n", texts));
            log.say("told " + who);
            return StepResult.done(Step.TELL, 0, "told " + who);
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            log.warn("emlog-static: nobody was told: " + why);
            return StepResult.failed(Step.TELL, new Failure(NOT_TOLD, why));
        }
    }
}
