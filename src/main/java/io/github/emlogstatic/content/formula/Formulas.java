package io.github.emlogstatic.content.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The typeset formulas of a site. KaTeX starts with the first formula that is not known yet, and stays for all others.
 * Safe for several threads.
 */
public final class Formulas implements AutoCloseable {

    /** Longer formulas stay as they are. */
    private static final int LONGEST = 5_000;

    /** KaTeX calls itself for each brace. */
    private static final long STACK = 64L << 20;

    private final Map<String, String> known;
    private @Nullable Katex katex;
    private int added;

    /** @param known what {@link #known} has returned for another site or run */
    public Formulas(Map<String, String> known) {
        this.known = new ConcurrentHashMap<>(known);
    }

    /**
     * Makes the formulas of a text known, all at once.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    public void typeset(Collection<Formula> formulas) {
        if (formulas.stream().anyMatch(formula -> !known.containsKey(key(formula)))) {
            add(formulas);
        }
    }

    private synchronized void add(Collection<Formula> formulas) {
        List<Formula> unknown = formulas.stream()
                .filter(formula -> !known.containsKey(key(formula)))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        List<Formula> bearable = unknown.stream()
                .filter(formula -> formula.tex().length() <= LONGEST)
                .toList();
        List<String> answers = bearable.isEmpty() ? List.of() : withDeepStack(() -> engine().typeset(bearable));
        Map<String, String> made = new HashMap<>();
        unknown.forEach(formula -> made.put(key(formula), "!longer than " + LONGEST + " characters"));
        for (int i = 0; i < bearable.size(); i++) {
            String answer = answers.get(i);
            made.put(key(bearable.get(i)), answer.startsWith("=") ? "=" + MathMl.of(answer.substring(1)) : answer);
        }
        known.putAll(made); // Only now, because other threads look without a lock.
        added += unknown.size();
    }

    private Katex engine() {
        if (katex == null) {
            katex = new Katex();
        }
        return katex;
    }

    private static <T> T withDeepStack(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "formulas", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("formulas cannot be typeset: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while formulas were typeset", e);
        }
    }

    /** The formula in MathML; empty if KaTeX refused it or it was never typeset. */
    public Optional<String> mathMl(Formula formula) {
        return Optional.ofNullable(known.get(key(formula)))
                .filter(answer -> answer.startsWith("="))
                .map(answer -> answer.substring(1));
    }

    /** Why KaTeX refused the formula, in one line. */
    public String refusal(Formula formula) {
        String answer = known.getOrDefault(key(formula), "!not typeset");
        return answer.substring(1).replaceAll("\\s+", " ");
    }

    /** All formulas that are known, in a form for {@link #Formulas}. */
    public Map<String, String> known() {
        return Map.copyOf(known);
    }

    /** How many formulas this run has typeset. */
    public synchronized int added() {
        return added;
    }

    private static String key(Formula formula) {
        return Katex.VERSION + (formula.display() ? " $$" : " $") + formula.tex();
    }

    @Override
    public synchronized void close() {
        if (katex != null) {
            katex.close();
            katex = null;
        }
    }
}
