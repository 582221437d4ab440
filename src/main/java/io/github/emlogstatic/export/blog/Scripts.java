package io.github.emlogstatic.export.blog;

/** What an export does about the scripts of an upload. */
enum Scripts {
    /** There are none, or they are wanted. */
    NONE,
    /** Cuts them out. */
    CUT,
    /** Leaves the upload out, because they cannot be cut out. */
    WITHHELD
}
