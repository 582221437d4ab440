package io.github.emlogstatic.content.media;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and rewrites the {@code srcset} attribute. Addresses may contain raw spaces. */
public final class ImageCandidates {

    // A comma separates candidates if a space follows it or a descriptor comes before it.
    private static final Pattern SEPARATOR = Pattern.compile(",\\s+|(?<=\\s[0-9.]{1,9}[wxh]),");
    private static final Pattern DESCRIPTOR = Pattern.compile("\\s([0-9.]{1,9}[wxh])$");

    private ImageCandidates() {}

    /** @param descriptor {@code 2x}, {@code 300w}, or empty */
    record ImageCandidate(String url, String descriptor) {

        @Override
        public String toString() {
            return descriptor.isEmpty() ? url : url + " " + descriptor;
        }
    }

    static List<ImageCandidate> parse(String value) {
        List<ImageCandidate> candidates = new ArrayList<>();
        for (String part : SEPARATOR.split(value)) {
            String text = part.strip();
            Matcher descriptor = DESCRIPTOR.matcher(text);
            boolean described = descriptor.find();
            String url = described ? text.substring(0, descriptor.start()).strip() : text;
            if (!url.isEmpty()) {
                candidates.add(new ImageCandidate(url, described ? descriptor.group(1) : ""));
            }
        }
        return candidates;
    }

    /** The addresses of a value; none if it is empty. */
    public static Stream<String> addresses(String value) {
        return parse(value).stream().map(ImageCandidate::url);
    }

    /** The value with each address replaced. Commas in addresses are encoded, because commas separate candidates. */
    public static String rewrite(String value, Function<String, String> url) {
        Set<String> seen = new HashSet<>();
        return parse(value).stream()
                .filter(candidate -> seen.add(candidate.descriptor().isEmpty() ? "1x" : candidate.descriptor()))
                .map(old -> new ImageCandidate(url.apply(old.url()).replace(",", "%2C"), old.descriptor()))
                .filter(changed -> !changed.url().isEmpty())
                .map(ImageCandidate::toString)
                .collect(Collectors.joining(", "));
    }
}
