package io.github.emlogstatic.export.blog;

/** What an export does about the scripts of an upload. */
enum Scripts {
    /** Does nothing, because the upload has no scripts, or they are wanted. */
    NONE,
    /** Cuts the scripts out. */
    CUT,
    /** Leaves the upload out, because its scripts cannot be cut out. */
    WITHHELD
}
