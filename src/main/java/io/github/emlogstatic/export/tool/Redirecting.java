package io.github.emlogstatic.export.tool;

/** A tool whose sites lead old addresses to their pages. */
public interface Redirecting {

    /** How many rules for old addresses the file {@code _redirects} has no room for. */
    int rulesLeftOut();
}
