package io.github.emlogstatic.content.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The typeset formulas of a site. KaTeX starts with the first formula that is not known yet, and stays for all others.
 * Safe for several threads.
 */
public final class Formulas implements AutoCloseable {

    /** Longer formulas stay as they are. */
    private static final int LONGEST = 5_000;

    /** What KaTeX says besides the reason: its name, and the formula with a mark under each letter of the place. */
    private static final Pattern AROUND_REASON =
            Pattern.compile("(?s)^KaTeX parse error: | at (?:position \\d+|end of input): .*");

    /** KaTeX calls itself for each brace. */
    private static final long STACK = 64L << 20;

    private final Map<String, String> known;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private @Nullable Katex katex;
    private int added;

    /** @param known what {@link #known} has returned for another site or run */
    public Formulas(Map<String, String> known) {
        this.known = new ConcurrentHashMap<>(known);
    }

    /**
     * Makes the formulas of a text known, all at once.
     */
    public void typeset(Collection<Formula> formulas) {
        formulas.forEach(formula -> asked.add(key(formula)));
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
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // goes on waiting, because the engine can only serve one thread
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("formulas cannot be typeset: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
        return AROUND_REASON.matcher(answer.substring(1)).replaceAll("").replaceAll("\\s+", " ");
    }

    /**
     * The formulas that are known, in a form for {@link #Formulas}. Those at which the engine failed are not among them: it
     * may have lacked memory.
     *
     * @param asked only those that somebody wanted typeset
     */
    public Map<String, String> known(boolean asked) {
        Map<String, String> lasting = new HashMap<>(known);
        lasting.values().removeIf(answer -> answer.startsWith(Katex.FAILED));
        if (asked) {
            lasting.keySet().retainAll(this.asked);
        }
        return lasting;
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
