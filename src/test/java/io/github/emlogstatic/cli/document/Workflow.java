package io.github.emlogstatic.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A workflow of GitHub, whose steps run as GitHub runs them. Of the actions, only the checkout of another repository
 * and the cache are done.
 */
final class Workflow {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([\\w.-]+) *}}");
    private static final String OUR_ACTION = "emlogstatic/emlog-static@v1";

    /** Actions with the major versions that exist. */
    private static final Set<String> ACTIONS = Set.of(
            "actions/checkout@v4",
            "actions/setup-java@v4",
            "actions/cache/restore@v4",
            "actions/cache/save@v4",
            "actions/upload-artifact@v4",
            "actions/upload-pages-artifact@v3",
            "actions/deploy-pages@v4");

    private final Map<Object, Object> root;
    private Path action = Path.of("").toAbsolutePath();
    private final Map<String, String> context = new TreeMap<>();
    private final Set<String> savedKeys = new HashSet<>();
    private int runId = 1;
    private int runAttempt = 1;

    private Workflow(Map<Object, Object> root) {
        this.root = root;
    }

    static Workflow of(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static Workflow parse(String text) {
        return new Workflow(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    Workflow with(String name, String value) {
        context.put(name, value);
        return this;
    }

    /** A directory with another state of the action. */
    Workflow withAction(Path directory) {
        action = directory;
        return this;
    }

    /** YAML reads the key {@code on} as a boolean. */
    Map<Object, Object> triggers() {
        return map(root.get(true));
    }

    Map<Object, Object> permissions() {
        return map(root.get("permissions"));
    }

    /**
     * Runs the only job and returns the name of the step that failed first, if one did. The run after a failed one is another
     * attempt of the same.
     */
    Optional<String> run(Shell shell, Path workspace) throws Exception {
        context.put("runner.temp", workspace.getParent().toString());
        context.put("github.run_id", String.valueOf(runId));
        context.put("github.run_attempt", String.valueOf(runAttempt));
        Map<Object, Object> job = map(map(root.get("jobs")).values().iterator().next());
        Optional<String> failed = Optional.empty();
        for (Object step : (List<?>) job.get("steps")) {
            boolean runs =
                    failed.isEmpty() || String.valueOf(map(step).get("if")).startsWith("always()");
            boolean done = !runs || run(map(step), shell, workspace);
            context.put("steps." + map(step).get("id") + ".outcome", !runs ? "skipped" : done ? "success" : "failure");
            if (!done && failed.isEmpty()) {
                failed = Optional.of(String.valueOf(map(step).get("name")));
            }
        }
        runId += failed.isEmpty() ? 1 : 0;
        runAttempt = failed.isEmpty() ? 1 : runAttempt + 1;
        return failed;
    }

    private boolean run(Map<Object, Object> step, Shell shell, Path workspace) throws Exception {
        if (!condition(String.valueOf(step.getOrDefault("if", "always()")))) {
            return true;
        }
        if (step.containsKey("uses")) {
            String action = String.valueOf(step.get("uses"));
            if (action.equals(OUR_ACTION)) {
                return ourAction(step, shell, workspace);
            }
            assertThat(ACTIONS).contains(action);
            Map<Object, Object> with = map(step.getOrDefault("with", Map.of()));
            if (action.startsWith("actions/cache/")) {
                return cache(action.contains("save"), with, workspace);
            }
            return checkout(with, shell, workspace);
        }
        return script(step, shell, workspace);
    }

    /** Runs the steps of {@code action.yml} with the inputs of the step. */
    private boolean ourAction(Map<Object, Object> step, Shell shell, Path workspace) throws Exception {
        Workflow called = Workflow.of(action.resolve("action.yml"));
        map(called.root.get("inputs"))
                .forEach((name, input) ->
                        called.with("inputs." + name, String.valueOf(map(input).get("default"))));
        map(step.getOrDefault("with", Map.of())).forEach((name, value) -> {
            assertThat(called.context).containsKey("inputs." + name);
            called.with("inputs." + name, expanded(value));
        });
        Map<Object, Object> variables = map(step.getOrDefault("env", Map.of()));
        for (Object own : (List<?>) map(called.root.get("runs")).get("steps")) {
            if (map(own).containsKey("uses")) {
                assertThat(ACTIONS).contains(String.valueOf(map(own).get("uses")));
                continue;
            }
            Map<Object, Object> script = new HashMap<>(map(own));
            Map<Object, Object> all = new HashMap<>(map(script.getOrDefault("env", Map.of())));
            variables.forEach((name, value) -> all.put(name, expanded(value)));
            all.put("GITHUB_ACTION_PATH", action);
            script.put("env", all);
            if (!called.script(script, shell, workspace)) {
                return false;
            }
        }
        context.put("steps." + step.get("id") + ".outputs.problems", called.value("steps.build.outputs.problems"));
        return true;
    }

    private boolean condition(String text) {
        Matcher equal =
                Pattern.compile("(?:always\\(\\) && )?([\\w.]+) == '(\\w*)'").matcher(text);
        return text.equals("always()")
                || equal.matches() && value(equal.group(1)).equals(equal.group(2));
    }

    /** What was not saved is not there: each run has another machine. GitHub saves nothing under a key that it has. */
    private boolean cache(boolean save, Map<Object, Object> with, Path workspace) throws IOException {
        String key = expanded(with.get("key"));
        assertThat(savedKeys).doesNotContain(key);
        if (save) {
            savedKeys.add(key);
        }
        Path store = Files.createDirectories(workspace.resolveSibling("cache"));
        for (String path : String.valueOf(with.get("path")).split("\n")) {
            Path from = (save ? workspace : store).resolve(path);
            Path to = (save ? store : workspace).resolve(path);
            FileUtils.deleteQuietly(to.toFile());
            if (Files.exists(from)) {
                FileUtils.copyDirectory(from.toFile(), to.toFile());
            }
        }
        return true;
    }

    /** Makes a fresh folder each time, as on GitHub's machines. */
    private boolean checkout(Map<Object, Object> with, Shell shell, Path workspace) throws Exception {
        if (with.containsKey("repository")) {
            Path into = workspace.resolve(String.valueOf(with.get("path")));
            Path clone = workspace.resolveSibling("fresh");
            shell.said(workspace, "git", "clone", "--quiet", expanded(with.get("repository")), clone.toString());
            shell.said(workspace, "rm", "-rf", into.toString());
            Files.move(clone, into);
        }
        String uploaded = String.valueOf(with.getOrDefault("path", "."));
        return Files.exists(workspace.resolve(uploaded));
    }

    boolean script(Map<Object, Object> step, Shell shell, Path workspace) throws Exception {
        Path output = workspace.resolveSibling("github-output");
        Files.writeString(output, "");
        Map<String, String> environment = new TreeMap<>();
        environment.put("GITHUB_OUTPUT", output.toString());
        environment.put("RUNNER_TEMP", workspace.getParent().toString());
        map(step.getOrDefault("env", Map.of()))
                .forEach((name, value) -> environment.put(String.valueOf(name), expanded(value)));
        Path directory = workspace.resolve(String.valueOf(step.getOrDefault("working-directory", ".")));
        Shell.Answer answer = shell.with(environment).run(directory, "bash", "-e", "-c", expanded(step.get("run")));
        for (String line : Files.readAllLines(output)) {
            context.put("steps." + step.get("id") + ".outputs." + line.split("=")[0], line.split("=")[1]);
        }
        return answer.code() == 0;
    }

    private String expanded(Object text) {
        return EXPRESSION
                .matcher(String.valueOf(text))
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String name) {
        assertThat(context).containsKey(name);
        return context.get(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object value) {
        return (Map<Object, Object>) value;
    }
}
