package io.github.emlogstatic.archive.store;

import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The size of an image as a browser shows it, that is, rotated by its EXIF orientation. Read from the header.
 *
 * @param width in pixels; 0 if the file is no image of a known kind
 * @param height in pixels; 0 in the same case
 */
record ImageSize(int width, int height) {

    static final ImageSize UNKNOWN = new ImageSize(0, 0);

    /** The length of the signature and of the first chunk up to the size. */
    private static final int PNG_HEADER = 24;

    private record Tags(Class<? extends Directory> directory, int width, int height) {}

    private static final List<Tags> KNOWN = List.of(
            new Tags(JpegDirectory.class, JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT),
            new Tags(GifHeaderDirectory.class, GifHeaderDirectory.TAG_IMAGE_WIDTH, GifHeaderDirectory.TAG_IMAGE_HEIGHT),
            new Tags(WebpDirectory.class, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT),
            new Tags(
                    BmpHeaderDirectory.class, BmpHeaderDirectory.TAG_IMAGE_WIDTH, BmpHeaderDirectory.TAG_IMAGE_HEIGHT));

    /** Never fails because of the content: a damaged image has an unknown size. */
    static ImageSize of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (FileTypeDetector.detectFileType(in)) {
                case Unknown -> UNKNOWN;
                case Png -> ofPng(in.readNBytes(PNG_HEADER));
                default -> of(ImageMetadataReader.readMetadata(in));
            };
        } catch (ImageProcessingException | EOFException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    /** Reads the header only: a megabyte of compressed text after it may unpack to a gigabyte. */
    private static ImageSize ofPng(byte[] header) {
        ByteBuffer numbers = ByteBuffer.wrap(header);
        return new ImageSize(Math.max(0, numbers.getInt(16)), Math.max(0, numbers.getInt(20)));
    }

    private static ImageSize of(Metadata metadata) {
        for (Tags tags : KNOWN) {
            Directory found = metadata.getFirstDirectoryOfType(tags.directory());
            Integer width = found == null ? null : found.getInteger(tags.width());
            Integer height = found == null ? null : found.getInteger(tags.height());
            if (width != null && height != null && width > 0 && height > 0) {
                return isRotated(metadata) ? new ImageSize(height, width) : new ImageSize(width, height);
            }
        }
        return UNKNOWN;
    }

    /** Whether a browser swaps width and height: it does for orientations 5 to 8. */
    private static boolean isRotated(Metadata metadata) {
        @Nullable Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        @Nullable Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return orientation != null && orientation >= 5;
    }
}
