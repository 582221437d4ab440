package io.github.emlogstatic.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PDF says as plain strings, in the file itself or in a stream packed with Flate: title, author, keywords, XMP,
 * form fields, bookmarks, comments, and the text of pages whose fonts use the usual codes. Not the text of pages whose
 * fonts have codes of their own, as embedded Chinese ones have, nor anything in an encrypted file. A file that is read
 * in {@link Pieces} may have a packed stream longer than their overlap on a seam: only its first part is looked into.
 */
final class PdfTexts {

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");

    /** Of all streams together; a text is shorter. */
    private static final long MOST = 1 << 26;

    private PdfTexts() {}

    /** @param pdf the file or a piece of it */
    static List<String> of(byte[] pdf) {
        String whole = Texts.latin(pdf);
        List<String> texts = new ArrayList<>(List.of(whole));
        StringBuilder between = new StringBuilder();
        Matcher stream = STREAM.matcher(whole);
        int last = 0;
        for (long unpacked = 0; unpacked < MOST && stream.find(last); ) {
            int found = whole.indexOf("endstream", stream.end());
            int end = found < 0 ? pdf.length : found;
            byte[] bytes = Packed.unpack(pdf, stream.end(), end - stream.end());
            unpacked += bytes.length;
            texts.add(Texts.latin(bytes));
            texts.add(new PdfStrings(Texts.latin(bytes)).all());
            between.append(whole, last, stream.start());
            last = end;
        }
        texts.add(new PdfStrings(between.append(whole, last, pdf.length).toString()).all());
        return texts;
    }
}
