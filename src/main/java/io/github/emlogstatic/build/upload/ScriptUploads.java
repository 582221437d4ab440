package io.github.emlogstatic.build.upload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.ShortList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Uploads that pages refer to and that may run scripts, while {@code scriptUploads} is off. Known only to a run that looked
 * at the site.
 *
 * @param withheld paths of those that are not in the site
 * @param cleaned paths of pictures that are in the site without their scripts
 */
public record ScriptUploads(List<String> withheld, List<String> cleaned) {

    private static final int NAMED = 3;

    /**
     * Finds these uploads; empty if there are none.
     *
     * @param shown finds the paths of all uploads that pages refer to; asked only if an upload may run scripts
     */
    public static Optional<ScriptUploads> of(Supplier<Set<String>> shown, PublishedUploads uploads) {
        if (!uploads.mayRunScripts()) {
            return Optional.empty();
        }
        List<String> sorted = shown.get().stream().sorted().toList();
        List<String> withheld = sorted.stream().filter(uploads::withholds).toList();
        List<String> cleaned = sorted.stream().filter(uploads::isCleaned).toList();
        return withheld.isEmpty() && cleaned.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScriptUploads(withheld, cleaned));
    }

    /** What to tell the user, a line each. */
    @JsonIgnore
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!withheld.isEmpty()) {
            lines.add(Plural.of(
                            withheld.size(),
                            "upload may run scripts, and is not in the site",
                            "uploads may run scripts, and are not in the site")
                    + ": " + ShortList.of(withheld, NAMED)
                    + "; links lead to the blog (scriptUploads)");
        }
        if (!cleaned.isEmpty()) {
            lines.add(Plural.of(
                            cleaned.size(),
                            "picture is in the site without its scripts",
                            "pictures are in the site without their scripts")
                    + ": " + ShortList.of(cleaned, NAMED)
                    + " (scriptUploads)");
        }
        return lines;
    }
}
