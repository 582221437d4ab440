package io.github.emlogstatic.content;

import java.util.Optional;
import java.util.SortedSet;

/** Finds the uploads that content refers to. */
public final class Uploads {

    private Uploads() {}

    /** The paths ({@code content/uploadfile/…}, decoded) that the HTML refers to. Never one that escapes. */
    public static SortedSet<String> in(String html, BlogAddresses addresses) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The path of the upload at that address, if it is one. */
    public static Optional<String> path(String url, BlogAddresses addresses) {
        throw new UnsupportedOperationException("not written yet");
    }
}
