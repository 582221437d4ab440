package io.github.emlogstatic.output.manifest;

import java.util.Map;

/**
 * A file that was made.
 *
 * @param bytes its length
 * @param checksum as in {@link FileLine}; empty if no build has made it
 * @param inputs the fingerprints of what it was made of
 * @param reads the fingerprints of the site-wide values that it read
 */
public record MadeFile(long bytes, String checksum, Fingerprints inputs, Fingerprints reads) {

    /** A file that no build has made. */
    public static final MadeFile NEVER = new MadeFile(-1, "", Fingerprints.NONE, Fingerprints.NONE);

    /** A file that was being made when a build was killed, or whose entry is lost. It may exist or not. */
    public static final MadeFile UNFINISHED = new MadeFile(-2, "", Fingerprints.NONE, Fingerprints.NONE);

    public static MadeFile of(long bytes, String checksum, Map<String, String> inputs, Map<String, String> reads) {
        return new MadeFile(
                bytes,
                checksum,
                Fingerprints.of(ManifestText.INPUT, inputs),
                Fingerprints.of(ManifestText.READ, reads));
    }
}
