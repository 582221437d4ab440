package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.ExportedTexts;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.threads.AllThreads;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes an archive in the format of WordPress (WXR 1.2), in files that its importer takes one by one, in any order: each
 * has the uploads that its articles show.
 */
public final class WxrExport {

    private static final int BATCH = 256;

    private final ExportedBlog blog;
    private final TermCatalogue catalogue;
    private final WordPressTargets targets;
    private final ExportedTexts texts;
    private final Progress progress;
    private final int size;
    private final WxrItems items;

    /**
     * How the files are made.
     *
     * @param size the greatest size of a file in bytes; a file is larger where one article alone is
     * @param uploads the address below which WordPress can fetch the uploads; by default {@code baseUrl}, else the blog's
     * @param privateIds the ids of articles in {@code private/} that are exported, too
     * @param force overwrite files of others
     */
    public record Options(int size, Optional<String> uploads, List<Integer> privateIds, boolean force) {
        public Options {
            privateIds = List.copyOf(privateIds);
        }
    }

    private WxrExport(ExportedBlog blog, Options settings, Progress progress) {
        this.blog = blog;
        Places places = new Places(blog.site().names());
        this.catalogue = new TermCatalogue(blog.site(), places);
        this.targets = new WordPressTargets(blog, catalogue, settings.uploads().orElseGet(blog::siteAddress));
        this.texts = new ExportedTexts(blog, targets, false);
        this.progress = progress;
        this.size = settings.size();
        this.items = new WxrItems(blog, catalogue, targets, texts, places.moved());
    }

    /**
     * Writes the archive of the configuration.
     *
     * @throws DamagedException if the archive is damaged, before anything is written
     * @throws RefusedException if a file of others is in the way
     * @throws io.github.emlogstatic.files.LockedException if another run is writing the archive
     */
    public static WxrReport write(Config config, Path file, Options settings, Progress progress) throws IOException {
        try (Closeable lock = ArchiveLock.toRead(config.archive())) {
            ExportedBlog blog = ExportedBlog.of(config, settings.privateIds());
            try (WxrFiles files = WxrFiles.open(file, settings.force())) {
                return new WxrExport(blog, settings, progress).into(files);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private WxrReport into(WxrFiles files) throws IOException {
        List<ExportedEntry> entries = new ArrayList<>(blog.entries());
        Collections.reverse(entries); // oldest first, as WordPress does
        try (Progress.Step writing = progress.step("writing", entries.size())) {
            List<Path> written = write(entries, files);
            return new WxrReport(
                    written, entries.size(), items.uploads(), items.comments(), blog.locked(), texts.withheld());
        }
    }

    private List<Path> write(List<ExportedEntry> entries, WxrFiles files) throws IOException {
        String head = WxrHead.of(blog, catalogue, targets);
        WxrPart part = new WxrPart(head, targets);
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<ExportedEntry> batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
            for (WxrText text : AllThreads.map(batch, this::text)) {
                String item = items.item(text);
                if (!part.hasRoomFor(
                        item, text.uploads(), catalogue.tags(text.entry().article()), size)) {
                    part.writeTo(files);
                    part = new WxrPart(head, targets);
                }
                add(text, item, part);
                progress.advance();
            }
        }
        part.writeTo(files);
        return files.finish();
    }

    private void add(WxrText text, String item, WxrPart part) {
        part.add(item);
        for (String path : text.uploads()) {
            if (part.isNew(path)) {
                part.add(items.attachment(path, text.entry()).toString());
            }
        }
        part.addTags(catalogue.tags(text.entry().article()));
    }

    private WxrText text(ExportedEntry entry) throws IOException {
        Body body = blog.body(entry);
        Set<String> shown = new LinkedHashSet<>();
        String html = texts.html(body.content(), texts.addresses(target -> targets.link(target, entry), path -> {
            shown.add(path);
            return targets.upload(path, entry);
        }));
        Set<String> cover = new LinkedHashSet<>();
        texts.picture(entry.article().cover(), path -> {
            cover.add(path);
            return "";
        });
        shown.addAll(cover);
        ArticleSettings settings = blog.settings(entry);
        return new WxrText(
                entry,
                notEmpty(
                        WordPressText.article(html, targets.address(entry)),
                        WordPressText.title(entry.article().title())),
                WordPressText.plain(Excerpts.of(body.excerpt()).text()),
                blog.comments(entry),
                settings.closed(),
                settings.link().isEmpty() ? "" : texts.menuAddress(settings.link()),
                shown,
                cover.stream().findFirst().orElse(""));
    }

    /** WordPress takes no article that has neither a title nor a text. */
    private static String notEmpty(String html, String title) {
        return html.isEmpty() && title.isEmpty() ? "<p></p>" : html;
    }
}
