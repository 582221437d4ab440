package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.SafeName;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks the file names in an archive, which may come from somebody else. A name must not lead out of the site, must not be
 * a file that the site needs itself, and must belong to one thing only.
 */
final class NamesCheck {

    private static final String MOVED = "moved/";
    private static final Set<String> RESERVED = Set.of("index.html", "404.html");

    private final Map<String, String> keys = new HashMap<>();

    private NamesCheck() {}

    /** @param names as in {@code names.json} */
    static void check(Map<String, String> names) throws IOException {
        NamesCheck check = new NamesCheck();
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getKey().startsWith(MOVED)) {
                checkName(name.getKey().substring(MOVED.length()));
                checkInside(name.getValue());
            } else {
                checkName(name.getValue());
                check.checkUnique(name.getKey(), name.getValue());
            }
        }
    }

    private static void checkName(String name) throws IOException {
        checkInside(name);
        if (!name.endsWith(".html") || name.contains("//")) {
            throw damaged("'" + name + "' is no name of a page");
        }
        if (RESERVED.contains(SafeName.folded(name))) {
            throw damaged("'" + name + "' is a file of the site itself");
        }
    }

    private static void checkInside(String name) throws IOException {
        if (name.startsWith(".") || name.startsWith("/") || name.contains("/.") || name.indexOf('\\') >= 0) {
            throw damaged("'" + name + "' leads out of the site");
        }
    }

    private void checkUnique(String key, String name) throws IOException {
        String other = keys.put(SafeName.folded(name), key);
        if (other != null) {
            throw damaged("'" + name + "' is the name of " + other + " and of " + key);
        }
    }

    private static IOException damaged(String why) {
        return new IOException("names.json is damaged (" + why + "); remove it and build again");
    }
}
