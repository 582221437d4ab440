package io.github.emlogstatic.publish.target;

import io.github.emlogstatic.model.run.Plural;
import java.util.List;
import java.util.Optional;

/**
 * The result of publishing.
 *
 * @param where the target, without secrets
 * @param dryRun whether nothing was written
 * @param added how many files the target did not have
 * @param changed how many files the target had with other bytes
 * @param removed how many files of an earlier site were removed
 * @param commit what was pushed; empty if the target is no git remote
 * @param warnings what the host may reject
 */
public record PublishResult(
        String where,
        boolean dryRun,
        int added,
        int changed,
        int removed,
        Optional<Commit> commit,
        List<String> warnings) {

    public PublishResult {
        warnings = List.copyOf(warnings);
    }

    /**
     * A commit on a branch.
     *
     * @param id the id of the pushed commit; empty if nothing was pushed
     * @param message the message of the commit
     * @param history whether earlier commits were dropped
     */
    public record Commit(Optional<String> id, String message, boolean history) {}

    public boolean isNothingNew() {
        return added + changed + removed == 0 && !dropsHistory();
    }

    private boolean dropsHistory() {
        return commit.filter(Commit::history).isPresent();
    }

    /** {@code 2 files new, 5 changed, 1 removed}; {@code the history dropped} where it was. */
    public String counts() {
        return Plural.of(added, "file", "files") + " new, " + changed + " changed, " + removed + " removed"
                + (dropsHistory() ? ", the history dropped" : "");
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
