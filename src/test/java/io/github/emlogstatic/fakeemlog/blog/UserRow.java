package io.github.emlogstatic.fakeemlog.blog;

import io.github.emlogstatic.fakeemlog.php.PhpFunctions;

/**
 * A user of a blog in memory.
 *
 * @param name the nickname, raw
 * @param avatar an upload's path, an absolute address, or empty
 */
public record UserRow(int id, String name, String avatar, String description) {

    /** The name, escaped as in most of emlog's answers. */
    public String escapedName() {
        return PhpFunctions.escape(name);
    }
}
