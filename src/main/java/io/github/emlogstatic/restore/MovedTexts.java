package io.github.emlogstatic.restore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes the blog's addresses in texts to those at its new address. */
final class MovedTexts {

    private final List<String> before = new ArrayList<>();
    private final String now;

    /**
     * @param before addresses that the blog has had
     * @param now where it will be, ending in a slash
     */
    MovedTexts(List<String> before, String now) {
        this.now = now;
        for (String address : before) {
            String rest = address.replaceFirst("(?i)^https?:", "");
            this.before.add("https:" + rest);
            this.before.add("http:" + rest);
        }
        this.before.sort(Comparator.comparingInt(String::length).reversed());
        this.before.remove(now);
    }

    String moved(String text) {
        String moved = text;
        for (String address : before) {
            moved = moved.replace(address, now);
        }
        return moved;
    }

    /** The path of an upload as emlog keeps it; an address elsewhere, or nothing, as it is. */
    String path(String upload) {
        return upload.isEmpty() || upload.contains("://") ? upload : "../" + upload;
    }

    /** The whole address of a file of the blog. */
    String address(String path) {
        return path.isEmpty() || path.contains("://") ? path : now + path;
    }

    /** An address of the blog as the menu keeps it: whole. */
    String link(String url) {
        return url.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? moved(url) : now + url;
    }
}
