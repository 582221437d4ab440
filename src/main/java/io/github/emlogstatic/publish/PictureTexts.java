package io.github.emlogstatic.publish;

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

/** What cameras and people have written into a picture: EXIF, IPTC, XMP and comments. */
final class PictureTexts {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** A text chunk is never longer; the pixels of a picture may be. */
    private static final int LONGEST_CHUNK = 1 << 24;

    private PictureTexts() {}

    /** Of what is damaged, or no picture at all, as much as can be read. */
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
                texts.add(Texts.latin(String.valueOf(described)));
                texts.add(Texts.latin(String.valueOf(written)));
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
                    texts.add(Texts.latin(property.getValue()));
                }
            }
        } catch (XMPException e) {
            return texts; // what could be read
        }
        return texts;
    }

    /** Read here, since the library unpacks a chunk whole, whatever its size. */
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
            return texts; // the end, or a picture that is cut off
        }
        return texts;
    }

    /** zTXt: a keyword, a zero, a zero, packed text. iTXt: a keyword, a zero, 1 where packed, a zero, two more texts. */
    private static String chunk(String type, byte[] chunk) {
        int keyword = next(chunk, 0);
        if (type.equals("zTXt")) {
            return unpacked(chunk, keyword + 1);
        }
        if (type.equals("iTXt") && keyword < chunk.length && chunk[keyword] == 1) {
            return unpacked(chunk, next(chunk, next(chunk, keyword + 2)));
        }
        return Texts.latin(chunk);
    }

    private static String unpacked(byte[] chunk, int from) {
        return Texts.latin(Packed.unpack(chunk, Math.min(from, chunk.length), Math.max(0, chunk.length - from)));
    }

    /** What comes after the next zero. */
    private static int next(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
