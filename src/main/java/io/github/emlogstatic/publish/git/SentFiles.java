package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of the site that the host takes: all but those that are too large for it. These are noted in our repository, so
 * that they are not sent in vain each night.
 */
final class SentFiles {

    private static final String NOTE = "refused-files";

    private final Path note;
    private final String remote;

    /** Of each remote, what a line of the note tells: its fingerprint, and mode and id of a file. */
    private final Set<String> refused;

    private final Map<String, String> site;
    private final Map<String, String> there;

    private SentFiles(
            Path note, String remote, Set<String> refused, Map<String, String> site, Map<String, String> there) {
        this.note = note;
        this.remote = remote;
        this.refused = refused;
        this.site = site;
        this.there = there;
    }

    /**
     * All files but those that are noted.
     *
     * @param repository our own, which need not be there
     * @param site mode and id of each file, by path
     * @param there the same of the branch; what it has the host must have taken
     */
    static SentFiles of(Path repository, String remote, Map<String, String> site, Map<String, String> there)
            throws IOException {
        Path note = repository.resolve(NOTE);
        List<String> refused = Files.exists(note) ? Files.readAllLines(note) : List.of();
        return new SentFiles(note, Hash.fingerprint(remote), new TreeSet<>(refused), site, there);
    }

    /** All files, whatever is noted. */
    SentFiles all() {
        refused.removeIf(line -> line.startsWith(remote));
        return this;
    }

    SentFiles without(Collection<String> paths) {
        paths.forEach(path -> refused.add(line(path)));
        return this;
    }

    private String line(String path) {
        return remote + " " + site.get(path);
    }

    Map<String, String> blobs() {
        Map<String, String> sent = new TreeMap<>(site);
        leftOut().forEach(sent::remove);
        return sent;
    }

    List<String> leftOut() {
        return site.entrySet().stream()
                .filter(file -> refused.contains(line(file.getKey())))
                .filter(file -> !file.getValue().equals(there.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Notes the files for which the host has refused a push: those that it names, by path or by id, or else those that are
     * above the limit of most hosts.
     *
     * @param large the paths of files above that limit
     * @return false if it did not refuse the push for any of these files
     */
    boolean note(Git.Output push, Collection<String> large) throws IOException {
        String words = PushRefusal.wordsOnSize(push);
        Map<String, String> sent = blobs();
        Set<String> named = new TreeSet<>();
        sent.forEach((path, modeAndId) -> {
            if (isNamed(path, modeAndId, words)) {
                named.add(path);
            }
        });
        if (named.isEmpty() && !words.isEmpty()) {
            named.addAll(large);
            named.retainAll(sent.keySet());
        }
        if (named.isEmpty()) {
            return false;
        }
        without(named);
        AtomicFile.write(note, (String.join("\n", refused) + "\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private static boolean isNamed(String path, String modeAndId, String words) {
        return words.contains(modeAndId.substring(modeAndId.indexOf(' ') + 1))
                || words.contains(path)
                        && Pattern.compile("(?<![^\\s'\"])" + Pattern.quote(path) + "(?![^\\s'\",:;])")
                                .matcher(words)
                                .find();
    }
}
