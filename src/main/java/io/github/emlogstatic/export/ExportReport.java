package io.github.emlogstatic.export;

import io.github.emlogstatic.model.Article;
import java.util.List;
import java.util.Set;

/**
 * The result of an export.
 *
 * @param entries articles and pages that were written
 * @param files the number of files of the export, uploads included
 * @param uploads that were copied
 * @param locked protected articles, which were left out
 * @param withheld uploads that were left out, because they may run scripts
 * @param cleaned uploads that were copied without their scripts
 * @param rulesLeftOut rules for old addresses that {@code _redirects} has no room for
 * @param kept files of the owner's that an earlier export had made and that were left as they are
 */
public record ExportReport(
        int entries,
        int files,
        int uploads,
        List<Article> locked,
        List<String> withheld,
        List<String> cleaned,
        int rulesLeftOut,
        Set<String> kept) {

    public ExportReport {
        locked = List.copyOf(locked);
        withheld = List.copyOf(withheld);
        cleaned = List.copyOf(cleaned);
        kept = Set.copyOf(kept);
    }
}
