package io.github.emlogstatic.publish.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain strings of a PDF, in the file itself or in streams compressed with Flate: title, author, keywords, XMP, form
 * fields, bookmarks, comments, and the text of pages whose fonts use a standard encoding. Pages whose fonts have their own
 * encoding, as embedded Chinese fonts do, and encrypted files cannot be read. If a compressed stream crosses the boundary
 * of two {@link FileChunks} and is longer than their overlap, only its first part is read.
 */
final class PdfTexts {

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");

    /** The limit for all streams together. Texts are shorter. */
    private static final long MOST = 1 << 26;

    private PdfTexts() {}

    /** @param pdf a file or a chunk of one */
    static List<String> of(byte[] pdf) {
        String whole = FileTexts.latin(pdf);
        List<String> texts = new ArrayList<>(List.of(whole));
        StringBuilder between = new StringBuilder();
        Matcher stream = STREAM.matcher(whole);
        int last = 0;
        for (long inflated = 0; inflated < MOST && stream.find(last); ) {
            int found = whole.indexOf("endstream", stream.end());
            int end = found < 0 ? pdf.length : found;
            byte[] bytes = Inflated.inflate(pdf, stream.end(), end - stream.end());
            inflated += bytes.length;
            texts.add(FileTexts.latin(bytes));
            texts.add(new PdfStrings(FileTexts.latin(bytes)).all());
            between.append(whole, last, stream.start());
            last = end;
        }
        texts.add(new PdfStrings(between.append(whole, last, pdf.length).toString()).all());
        return texts;
    }
}
