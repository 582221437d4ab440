package io.github.emlogstatic.picture;

import io.github.emlogstatic.files.Hash;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts pictures with a colour profile to sRGB. To prepare a profile takes as long as to convert a small picture; all photographs of a
 * telephone have the same one.
 */
final class Profiles {

    private static final int MOST = 50;

    private static final Map<String, Profiles> KNOWN = new ConcurrentHashMap<>();

    private final ICC_ColorSpace colours;
    private final ColorConvertOp conversion = new ColorConvertOp(null);

    private Profiles(ICC_ColorSpace colours) {
        this.colours = colours;
    }

    /** @param picture of three bytes a pixel, for scaling */
    static BufferedImage inSrgb(BufferedImage picture, ICC_Profile profile) {
        if (KNOWN.size() >= MOST) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(Hash.of(profile.getData()), hash -> new Profiles(new ICC_ColorSpace(profile)))
                .inSrgb(picture);
    }

    /** The conversion keeps what it has prepared in fields. */
    private synchronized BufferedImage inSrgb(BufferedImage picture) {
        BufferedImage srgb = RgbImages.empty(picture.getWidth(), picture.getHeight(), RgbImages.SRGB);
        return RgbImages.forScaling(conversion.filter(RgbImages.scaled(picture, colours), srgb));
    }
}
