package io.github.emlogstatic.publish.scan;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts in the metadata of an image: EXIF, IPTC, XMP and comments. */
final class ImageTexts {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Text chunks are shorter than this. Chunks of pixels may be longer. */
    private static final int LONGEST_CHUNK = 1 << 24;

    private ImageTexts() {}

    /** Reads as much as possible of a damaged file, or of one that is not an image. */
    static List<String> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(PNG.length);
            boolean png = Arrays.equals(in.readNBytes(PNG.length), PNG);
            if (png) {
                return ofPng(new DataInputStream(in));
            }
            in.reset();
            return of(ImageMetadataReader.readMetadata(in));
        } catch (ImageProcessingException | EOFException | RuntimeException e) {
            return List.of();
        }
    }

    private static List<String> of(Metadata metadata) {
        List<String> texts = new ArrayList<>();
        for (Directory directory : metadata.getDirectories()) {
            for (Tag tag : directory.getTags()) {
                String described = tag.getDescription();
                String written = directory.getString(tag.getTagType());
                texts.add(FileTexts.latin(String.valueOf(described)));
                texts.add(FileTexts.latin(String.valueOf(written)));
            }
            if (directory instanceof XmpDirectory xmp) {
                texts.addAll(of(xmp));
            }
        }
        return texts;
    }

    private static List<String> of(XmpDirectory xmp) {
        List<String> texts = new ArrayList<>();
        try {
            XMPIterator properties = xmp.getXMPMeta().iterator();
            while (properties.hasNext()) {
                if (properties.next() instanceof XMPPropertyInfo property && property.getValue() != null) {
                    texts.add(FileTexts.latin(property.getValue()));
                }
            }
        } catch (XMPException e) {
            return texts; // those read before the error
        }
        return texts;
    }

    /** Reads PNG without the library, because the library decompresses chunks of any size. */
    private static List<String> ofPng(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        try {
            for (int length = in.readInt(); length >= 0; length = in.readInt()) {
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                boolean text = List.of("tEXt", "zTXt", "iTXt", "eXIf").contains(type) && length <= LONGEST_CHUNK;
                if (text) {
                    texts.add(chunk(type, in.readNBytes(length)));
                } else {
                    in.skipNBytes(length);
                }
                in.skipNBytes(4);
            }
        } catch (EOFException e) {
            return texts; // the end of the file, or of a truncated one
        }
        return texts;
    }

    /** zTXt: keyword, 0, 0, compressed text. iTXt: keyword, 0, 1 if compressed, 0, two more strings, then the text. */
    private static String chunk(String type, byte[] chunk) {
        int keyword = next(chunk, 0);
        if (type.equals("zTXt")) {
            return inflated(chunk, keyword + 1);
        }
        if (type.equals("iTXt") && keyword < chunk.length && chunk[keyword] == 1) {
            return inflated(chunk, next(chunk, next(chunk, keyword + 2)));
        }
        return FileTexts.latin(chunk);
    }

    private static String inflated(byte[] chunk, int from) {
        return FileTexts.latin(Inflated.inflate(chunk, Math.min(from, chunk.length), Math.max(0, chunk.length - from)));
    }

    /** The position after the next zero. */
    private static int next(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
