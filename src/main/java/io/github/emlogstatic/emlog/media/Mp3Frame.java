package io.github.emlogstatic.emlog.media;

import java.io.IOException;
import java.util.Optional;

/**
 * A frame of an MP3: MPEG audio, layer III.
 *
 * @param length in bytes
 * @param lengthOfAll the length of all frames, if an encoder has noted it in this one, else 0
 */
record Mp3Frame(int length, long lengthOfAll) {

    private static final int MPEG_1 = 3;
    private static final int LAYER_3 = 1;
    private static final int MONO = 3;

    /** Kilobits a second, by index. */
    private static final int[] RATES_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};

    private static final int[] RATES_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    /** Samples a second in MPEG 1. Version 2 has half of them, and 2.5 a quarter. */
    private static final int[] SAMPLES = {44_100, 48_000, 32_000};

    /** The frame at that position; empty if there is none. */
    static Optional<Mp3Frame> of(PiecedFile file, long at) throws IOException {
        int version = file.at(at + 1) >> 3 & 3;
        int rate = file.at(at + 2) >> 4;
        int samples = file.at(at + 2) >> 2 & 3;
        boolean isFrame = file.at(at) == 0xFF
                && file.at(at + 1) >> 5 == 7
                && version != 1
                && (file.at(at + 1) >> 1 & 3) == LAYER_3
                && rate > 0
                && rate < RATES_1.length
                && samples < SAMPLES.length;
        if (!isFrame) {
            return Optional.empty();
        }
        boolean first = version == MPEG_1;
        int frequency = SAMPLES[samples] >> (first ? 0 : version == 2 ? 1 : 2);
        int bits = 1000 * (first ? RATES_1 : RATES_2)[rate];
        int padding = file.at(at + 2) >> 1 & 1;
        boolean mono = file.at(at + 3) >> 6 == MONO;
        int side = first ? (mono ? 17 : 32) : (mono ? 9 : 17);
        return Optional.of(
                new Mp3Frame((first ? 144 : 72) * bits / frequency + padding, lengthOfAll(file, at + 4 + side)));
    }

    /** Many encoders note the number of bytes after the first frame's side information. */
    private static long lengthOfAll(PiecedFile file, long at) throws IOException {
        boolean noted = file.holds("Xing", at) || file.holds("Info", at);
        boolean frames = (file.at(at + 7) & 1) != 0;
        boolean bytes = (file.at(at + 7) & 2) != 0;
        return noted && bytes ? file.big(at + 8 + (frames ? 4 : 0), 4) : 0;
    }

    /** The position after an ID3 tag at the start of a file; 0 if there is none. */
    static long afterTag(PiecedFile file) throws IOException {
        if (!file.holds("ID3", 0)) {
            return 0;
        }
        long length = 0;
        for (int i = 6; i < 10; i++) {
            length = length << 7 | file.at(i) & 0x7F;
        }
        return 10 + length;
    }
}
