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
        Map<OnProblemConfig, List<BlogResult>> readers = new LinkedHashMap<>();
        for (BlogResult result : results) {
            if (result.onProblem().isSet()) {
                readers.computeIfAbsent(result.onProblem(), reader -> new ArrayList<>())
                        .add(result);
            }
        }
        Told after = before;
        Map<String, StepResult> told = new LinkedHashMap<>();
        for (Map.Entry<OnProblemConfig, List<BlogResult>> reader : readers.entrySet()) {
            StepResult sent = send(reader.getKey(), reader.getValue(), before, results.size() > 1);
            for (BlogResult result : reader.getValue()) {
                News known = before.of(result.name());
                News news = known.after(result, day);
                after = after.with(result.name(), sent.isFailed() ? news.undelivered(known) : news.delivered());
                if (!news.lines().isEmpty()) {
                    told.put(result.name(), sent);
                }
            }
        }
        results.replaceAll(result -> told.containsKey(result.name()) ? result.with(told.get(result.name())) : result);
        after.write(memory);
    }

    private StepResult send(OnProblemConfig reader, List<BlogResult> results, Told before, boolean several) {
        List<String> message = new ArrayList<>();
        for (BlogResult result : results) {
            List<String> lines = before.of(result.name()).after(result, day).lines();
            if (!lines.isEmpty()) {
                message.add("emlog-static: " + title(result, several));
                message.addAll(lines);
            }
        }
        if (message.isEmpty()) {
            return StepResult.skipped(Step.TELL, "nothing new");
        }
        try {
            String who = notifier.send(reader, String.join("\n", message));
            log.say("told " + who);
            return StepResult.done(Step.TELL, 0, "told " + who);
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            log.warn("emlog-static: nobody was told: " + why);
            return StepResult.failed(Step.TELL, new Failure(NOT_TOLD, why));
        }
    }

    private static String title(BlogResult result, boolean several) {
        return several || result.address().isEmpty() ? result.name() : result.address();
    }
}
