package io.github.emlogstatic.publish.target;

import java.util.List;
import java.util.Optional;

/**
 * The result of publishing.
 *
 * @param where the remote and its branch, without secrets
 * @param added how many files the branch did not have
 * @param changed how many files the branch had with other bytes
 * @param removed how many files of an earlier site were removed
 * @param history whether earlier commits were dropped
 * @param commit the id of the pushed commit; empty if nothing has changed, and in a dry run
 * @param message of the commit
 * @param warnings what the host may reject
 */
public record PublishResult(
        String where,
        int added,
        int changed,
        int removed,
        boolean history,
        Optional<String> commit,
        String message,
        List<String> warnings) {

    public boolean isNothingNew() {
        return added + changed + removed == 0 && !history;
    }

    /** {@code 2 files new, 5 changed, 1 removed}; {@code the history dropped} where it was. */
    public String counts() {
        return added + (added == 1 ? " file" : " files") + " new, " + changed + " changed, " + removed + " removed"
                + (history ? ", the history dropped" : "");
    }
}
