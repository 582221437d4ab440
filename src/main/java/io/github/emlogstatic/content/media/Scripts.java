package io.github.emlogstatic.content.media;

/** What is done about the scripts of an upload before readers get it. */
public enum Scripts {
    /** Nothing, because the upload has no scripts, or they are wanted. */
    NONE,
    /** The scripts of the upload are cut out. */
    CUT,
    /** The upload is left out, because its scripts cannot be cut out. */
    WITHHELD
}
