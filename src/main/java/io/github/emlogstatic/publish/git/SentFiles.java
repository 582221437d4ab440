package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.publish.target.SiteFiles;
import io.github.emlogstatic.publish.target.SiteFiles.PublishedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the site that are sent to the host: all but those that are too large for it. What the host has refused by name
 * is noted in our repository for a week, so that it is not sent in vain each night.
 */
final class SentFiles {

    private static final String NOTE = "refused-files";

    private static final Pattern LINE = Pattern.compile("(\\w+ \\d+ [0-9a-f]+) (\\d{4}-\\d\\d-\\d\\d)");

    private static final int DAYS = 7;

    /** Without it there is no site. */
    private static final String HOME = "index.html";

    private final Path note;
    private final String remote;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** The day of each refusal, by the fingerprint of a remote, and mode and id of a file. */
    private final Map<String, String> refused = new TreeMap<>();

    private final Map<String, String> site;
    private final BranchContent there;
    private final Set<String> leftOut = new TreeSet<>();

    private SentFiles(Path note, String remote, Map<String, String> site, BranchContent there) {
        this.note = note;
        this.remote = remote;
        this.site = site;
        this.there = there;
    }

    /**
     * All files.
     *
     * @param repository our own, which need not be there
     * @param site mode and id of each file, by path
     */
    static SentFiles of(Path repository, String remote, Map<String, String> site, BranchContent there)
            throws IOException {
        SentFiles all = new SentFiles(repository.resolve(NOTE), Hash.fingerprint(remote), site, there);
        all.read();
        return all;
    }

    /** Reads what was refused within a week. A power cut may have left anything in the note. */
    private void read() throws IOException {
        if (!Files.isRegularFile(note)) {
            return;
        }
        String now = today.toString();
        String week = today.minusDays(DAYS).toString();
        new String(Files.readAllBytes(note), StandardCharsets.UTF_8).lines().forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()
                    && parts.group(2).compareTo(week) > 0
                    && parts.group(2).compareTo(now) <= 0) {
                refused.put(parts.group(1), parts.group(2));
            }
        });
    }

    SentFiles withoutRefused() {
        return without(site.entrySet().stream()
                .filter(file -> refused.containsKey(line(file.getValue())))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Leaves out files, but for those that the branch has, wherever: these the host has taken. */
    SentFiles without(Collection<String> paths) {
        notTaken(paths).filter(path -> !path.equals(HOME)).forEach(leftOut::add);
        return this;
    }

    private Stream<String> notTaken(Collection<String> paths) {
        Set<String> taken = new HashSet<>(there.blobs().values());
        return paths.stream().filter(path -> !taken.contains(site.get(path)));
    }

    private String line(String modeAndId) {
        return remote + " " + modeAndId;
    }

    /** Mode and id of each file, by path. In the place of a file that is left out stays what we published there before. */
    Map<String, String> blobs() {
        Map<String, String> sent = new TreeMap<>(site);
        leftOut.forEach(sent::remove);
        older().forEach(path -> sent.put(path, there.blobs().get(path)));
        return sent;
    }

    /** The paths of left-out files of which the branch keeps an older version. */
    List<String> older() {
        return there.published().stream()
                .filter(path -> leftOut.contains(path) && there.blobs().containsKey(path))
                .sorted()
                .toList();
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /**
     * Leaves out the files for which the host has refused a push: those that it names, and those that are above the limit of
     * most hosts, as some name one at a time, or none. If a push is too large as a whole, it leaves out the film.
     *
     * @return false if no other push would help: the host did not refuse it for any of these files, or for the home page
     */
    boolean leaveOut(Git.Output push, SiteFiles files) {
        boolean tooLarge = PushRefusal.isTooLarge(push);
        String words = PushRefusal.wordsOnSize(push);
        if (!tooLarge && words.isEmpty()) {
            return false;
        }
        Set<String> named = tooLarge ? film(files) : named(words);
        Set<String> all = notTaken(files.large()).collect(Collectors.toCollection(TreeSet::new));
        all.addAll(named);
        all.removeAll(leftOut);
        if (all.isEmpty() || all.contains(HOME)) {
            return false;
        }
        leftOut.addAll(all);
        site.forEach((path, modeAndId) -> {
            if (named.contains(path)) {
                refused.put(line(modeAndId), today.toString());
            }
        });
        return true;
    }

    /** The file that has more than half of all bytes that the host lacks. */
    private Set<String> film(SiteFiles files) {
        Set<String> lacking =
                notTaken(site.keySet()).filter(path -> !leftOut.contains(path)).collect(Collectors.toSet());
        List<PublishedFile> sent = files.files().stream()
                .filter(file -> lacking.contains(file.path()))
                .toList();
        long all = sent.stream().mapToLong(PublishedFile::bytes).sum();
        return sent.stream()
                .filter(file -> 2 * file.bytes() > all)
                .map(PublishedFile::path)
                .collect(Collectors.toSet());
    }

    /**
     * Notes what the host has refused, once it has all the rest: only that tells that nothing else was the reason. It may
     * have had the rest before.
     *
     * @return a warning if it cannot be noted; the site is published all the same
     */
    Optional<String> note() {
        there.blobs().values().forEach(taken -> refused.remove(line(taken)));
        blobs().values().forEach(taken -> refused.remove(line(taken)));
        StringBuilder lines = new StringBuilder();
        refused.forEach(
                (line, day) -> lines.append(line).append(' ').append(day).append('\n'));
        try {
            if (refused.isEmpty()) {
                Files.deleteIfExists(note);
            } else {
                AtomicFile.writeIfChanged(note, lines.toString().getBytes(StandardCharsets.UTF_8));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("not noted for the next run: " + OneLine.of(e.getMessage()));
        }
    }

    private Set<String> named(String words) {
        Set<String> byPath = new HashSet<>();
        Set<String> byId = new HashSet<>();
        site.forEach((path, modeAndId) -> {
            if (words.contains(modeAndId.substring(modeAndId.indexOf(' ') + 1))) {
                byId.add(path);
            } else if (isNoWord(path) && isNamed(path, words)) {
                byPath.add(path);
            }
        });
        Set<String> named = new TreeSet<>(byId);
        byPath.stream()
                .filter(path -> byPath.stream().noneMatch(other -> !other.equals(path) && other.endsWith(path)))
                .forEach(named::add);
        return named;
    }

    /** A name such as {@code File} may be a word of the host. */
    private static boolean isNoWord(String path) {
        return path.indexOf('.') >= 0 || path.indexOf('/') >= 0;
    }

    private static boolean isNamed(String path, String words) {
        return words.contains(path)
                && Pattern.compile("(?<![^\\s'\"])" + Pattern.quote(path) + "(?![^\\s'\",:;])")
                        .matcher(words)
                        .find();
    }
}
