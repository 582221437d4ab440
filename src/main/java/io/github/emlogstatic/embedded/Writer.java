package io.github.emlogstatic.embedded;

/**
 * A user of an embedded blog.
 *
 * @param name the nickname, raw
 * @param avatar an upload's path, an absolute address, or empty
 */
record Writer(int id, String name, String avatar, String description) {

    /** The name as most of emlog's answers give it. */
    String escapedName() {
        return Php.escape(name);
    }
}
