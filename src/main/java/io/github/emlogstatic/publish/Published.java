package io.github.emlogstatic.publish;

import java.util.List;
import java.util.Optional;

/**
 * What became of it.
 *
 * @param where the remote and its branch, without secrets
 * @param added files that the branch did not have
 * @param changed files that it had with other bytes
 * @param removed files that this program had published and that are gone
 * @param history whether earlier commits were dropped
 * @param commit what was pushed; empty where nothing has changed, and in a dry run
 * @param message of the commit
 * @param warnings what a host may object to
 */
public record Published(
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
