package io.github.emlogstatic.cover;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A TrueType font whose characters are boxes, each higher than the one before. */
public final class TestFont {

    private static final int EM = 1000;

    private TestFont() {}

    /** @param characters of the basic plane, in their order in Unicode */
    public static byte[] of(String characters) {
        return file(tables("Boxes", characters), 0);
    }

    /** A file with several fonts. @param charactersByName in the order of the fonts */
    public static byte[] collection(SortedMap<String, String> charactersByName) {
        int head = 12 + 4 * charactersByName.size();
        ByteBuffer collection = ByteBuffer.allocate(head).putInt(0x74746366).putInt(0x00010000);
        collection.putInt(charactersByName.size());
        ByteArrayOutputStream fonts = new ByteArrayOutputStream();
        charactersByName.forEach((name, characters) -> {
            collection.putInt(head + fonts.size());
            fonts.writeBytes(file(tables(name, characters), head + fonts.size()));
        });
        return ByteBuffer.allocate(head + fonts.size())
                .put(collection.array())
                .put(fonts.toByteArray())
                .array();
    }

    private static Map<String, byte[]> tables(String name, String characters) {
        Map<String, byte[]> tables = new TreeMap<>();
        int count = characters.length() + 1;
        // Large offsets in loca: indexToLocFormat, at 50, is 1.
        tables.put(
                "head",
                ByteBuffer.allocate(54)
                        .putInt(0, 0x00010000)
                        .putShort(18, (short) EM)
                        .putShort(50, (short) 1)
                        .array());
        tables.put(
                "hhea",
                ByteBuffer.allocate(36)
                        .putInt(0, 0x00010000)
                        .putShort(34, (short) count)
                        .array());
        tables.put(
                "maxp",
                ByteBuffer.allocate(32)
                        .putInt(0, 0x00010000)
                        .putShort(4, (short) count)
                        .array());
        tables.put("post", ByteBuffer.allocate(32).putInt(0, 0x00030000).array());
        tables.put("name", name(name));
        tables.put("cmap", cmap(characters));
        glyphs(count, tables);
        return tables;
    }

    private static byte[] name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_16BE);
        ByteBuffer table = ByteBuffer.allocate(18 + text.length);
        for (int value : new int[] {0, 1, 18, 3, 1, 0x409, 6, text.length, 0}) {
            table.putShort((short) value);
        }
        return table.put(text).array();
    }

    private static byte[] cmap(String characters) {
        ByteBuffer table = ByteBuffer.allocate(12 + 16 + 12 * characters.length());
        table.putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 3)
                .putShort((short) 10)
                .putInt(12);
        table.putShort((short) 12)
                .putShort((short) 0)
                .putInt(16 + 12 * characters.length())
                .putInt(0);
        table.putInt(characters.length());
        for (int i = 0; i < characters.length(); i++) {
            table.putInt(characters.charAt(i)).putInt(characters.charAt(i)).putInt(i + 1);
        }
        return table.array();
    }

    /** The first glyph stands for what the font lacks. */
    private static void glyphs(int count, Map<String, byte[]> tables) {
        ByteBuffer outlines = ByteBuffer.allocate(count * 36);
        ByteBuffer places = ByteBuffer.allocate((count + 1) * 4);
        ByteBuffer widths = ByteBuffer.allocate(count * 4);
        for (int i = 0; i < count; i++) {
            places.putInt(outlines.position());
            widths.putShort((short) EM).putShort((short) 100);
            box(100, 0, 900, 300 + 500 * i / count, outlines);
        }
        places.putInt(outlines.position());
        tables.put("glyf", outlines.array());
        tables.put("loca", places.array());
        tables.put("hmtx", widths.array());
    }

    private static void box(int left, int bottom, int right, int top, ByteBuffer glyph) {
        int start = glyph.position();
        for (int value : new int[] {1, left, bottom, right, top, 3, 0}) {
            glyph.putShort((short) value);
        }
        glyph.put(new byte[] {1, 1, 1, 1}); // four points on the outline
        for (int value : new int[] {left, right - left, 0, left - right, bottom, 0, top - bottom, 0}) {
            glyph.putShort((short) value);
        }
        glyph.position(start + 36);
    }

    /** @param start where the font begins in its file */
    private static byte[] file(Map<String, byte[]> tables, int start) {
        int length = 12 + 16 * tables.size();
        ByteBuffer head = ByteBuffer.allocate(length);
        head.putInt(0x00010000).putShort((short) tables.size());
        head.position(12);
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            head.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(0);
            head.putInt(start + length).putInt(table.getValue().length);
            length += table.getValue().length;
        }
        ByteBuffer file = ByteBuffer.allocate(length).put(head.array());
        tables.values().forEach(file::put);
        return file.array();
    }
}
