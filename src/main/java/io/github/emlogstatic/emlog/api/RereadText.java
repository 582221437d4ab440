package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/**
 * The text of an entry that keeps its JSON only. Texts are nearly all that an entry takes of memory, and a first run has the
 * entries of all articles at once.
 *
 * @param reading reads the entry, and cannot fail, as it has been done before
 */
record RereadText(int length, IOSupplier<ReadEntry> reading) implements ListedText {

    @Override
    public String description() {
        return Uncheck.get(reading).description();
    }

    @Override
    public String descriptionSource() {
        return Uncheck.get(reading).descriptionSource();
    }
}
