package io.github.emlogstatic.publish.target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of publishing.
 *
 * @param where the target, without secrets
 * @param dryRun whether nothing was written
 * @param files what has changed there
 * @param commit what was pushed; empty if the target is no git remote
 * @param warnings what the host may not serve, and what could not be done besides
 * @param gap what of the site the host does not take, and what to do; all else is published
 */
public record PublishResult(
        String where,
        boolean dryRun,
        FileChanges files,
        Optional<Commit> commit,
        List<String> warnings,
        Optional<String> gap) {

    /** How many files of each kind a dry run names. */
    private static final int NAMED = 10;

    public PublishResult {
        warnings = List.copyOf(warnings);
    }

    /**
     * A commit on a branch.
     *
     * @param id the id of the pushed commit; empty if nothing was pushed
     * @param message the message of the commit
     * @param historyDropped whether earlier commits were dropped
     */
    public record Commit(Optional<String> id, String message, boolean historyDropped) {}

    /** The same with another warning. */
    public PublishResult with(Optional<String> warning) {
        List<String> all = Stream.concat(warning.stream(), warnings.stream()).toList();
        return new PublishResult(where, dryRun, files, commit, all, gap);
    }

    public boolean isNothingNew() {
        return files.isEmpty() && !dropsHistory();
    }

    private boolean dropsHistory() {
        return commit.filter(Commit::historyDropped).isPresent();
    }

    /** {@code 2 files new, 5 changed, 1 removed}; {@code the history dropped} where it was. */
    String counts() {
        return files.counts() + (dropsHistory() ? ", the history dropped" : "");
    }

    /**
     * The files that a dry run has found to be new, changed or removed, a line each.
     *
     * @param all whether all are named
     */
    public List<String> plan(boolean all) {
        return dryRun ? files.lines(all ? Integer.MAX_VALUE : NAMED) : List.of();
    }

    /** What was done, in one line. */
    public String summary() {
        if (isNothingNew()) {
            return "nothing new to publish at " + where;
        }
        String message = commit.map(made -> " (" + made.message() + ")").orElse("");
        String id = commit.flatMap(Commit::id)
                .map(whole -> ", commit " + whole.substring(0, 10))
                .orElse("");
        return (dryRun ? "would publish to " : "published to ") + where + ": " + counts() + message + id;
    }
}
