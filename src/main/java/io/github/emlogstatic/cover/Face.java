package io.github.emlogstatic.cover;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The outlines of a font. Safe for several threads. */
public final class Face {

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    /**
     * A character at a size of 1.
     *
     * @param outline on a base line at 0; y grows downwards
     */
    private record Glyph(Path2D outline, double width) {}

    private Face(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
    }

    /**
     * Reads a font in TTF or OTF, or the font of a collection (TTC) that is meant for a language, else its first.
     *
     * @param language such as {@code zh-CN}
     * @throws IOException if the file cannot be read, or is no such font
     */
    public static Face read(Path file, String language) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return new Face(isCollection(bytes) ? member(file, bytes, language) : parse(bytes));
        } catch (RuntimeException e) { // of a font with other bytes than its tables promise
            throw new IOException(e);
        }
    }

    private static boolean isCollection(byte[] file) {
        return file.length > 4 && file[0] == 't' && file[1] == 't' && file[2] == 'c' && file[3] == 'f';
    }

    private static TrueTypeFont parse(byte[] file) throws IOException {
        return new OTFParser().parse(new RandomAccessReadBuffer(file));
    }

    /** The other fonts of the collection are not kept: a Chinese one takes some 20 MB. */
    private static TrueTypeFont member(Path file, byte[] bytes, String language) throws IOException {
        List<String> names = new ArrayList<>();
        TrueTypeCollection.processAllFontHeaders(file.toFile(), font -> names.add(String.valueOf(font.getName())));
        String writing = "(?i).*" + (language.equals("zh-TW") ? "TC" : "SC") + "(-.*)?";
        String wanted = names.stream()
                .filter(name -> language.startsWith("zh") && name.matches(writing))
                .findFirst()
                .orElse(names.get(0));
        return new TrueTypeCollection(new ByteArrayInputStream(bytes)).getFontByName(wanted);
    }

    /**
     * The visible characters of a text that the font lacks. Characters that only change their neighbours do not count.
     */
    Set<String> missing(String text) {
        Set<String> missing = new TreeSet<>();
        text.codePoints().filter(c -> isVisible(c) && !has(c)).forEach(c -> missing.add(Character.toString(c)));
        return missing;
    }

    /** The text without the characters that the font lacks. */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints().filter(this::has).forEach(drawable::appendCodePoint);
        return drawable.toString().strip();
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return !Character.isWhitespace(character)
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.NON_SPACING_MARK
                && type != Character.SPACE_SEPARATOR;
    }

    private boolean has(int character) {
        return characters.getGlyphId(character) != 0;
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> glyph(c).width).sum() * size;
    }

    Path2D outline(String text, double x, double baseLine, double size) {
        Path2D outline = new Path2D.Double();
        double at = x;
        for (int character : text.codePoints().toArray()) {
            Glyph glyph = glyph(character);
            AffineTransform place = new AffineTransform(size, 0, 0, size, at, baseLine);
            outline.append(glyph.outline.getPathIterator(place), false);
            at += glyph.width * size;
        }
        return outline;
    }

    private Glyph glyph(int character) {
        Glyph known = glyphs.get(character);
        return known == null ? glyphs.computeIfAbsent(character, this::load) : known;
    }

    private synchronized Glyph load(int character) {
        int id = characters.getGlyphId(character);
        try {
            double unit = 1.0 / font.getUnitsPerEm();
            Path2D outline = new Path2D.Double(path(id), new AffineTransform(unit, 0, 0, -unit, 0, 0));
            return new Glyph(outline, font.getAdvanceWidth(id) * unit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path2D path(int id) throws IOException {
        if (font instanceof OpenTypeFont openType && openType.isPostScript()) {
            CFFFont glyphs = openType.getCFF().getFont();
            boolean numbered = glyphs.getCharset().isCIDFont();
            return glyphs.getType2CharString(numbered ? glyphs.getCharset().getCIDForGID(id) : id)
                    .getPath();
        }
        GlyphData glyph = font.getGlyph().getGlyph(id);
        return glyph == null ? new Path2D.Double() : glyph.getPath();
    }
}
