package io.github.emlogstatic.export;

import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.ExportedTexts;
import io.github.emlogstatic.export.tool.Hexo;
import io.github.emlogstatic.export.tool.Hugo;
import io.github.emlogstatic.export.tool.Jekyll;
import io.github.emlogstatic.export.tool.Plain;
import io.github.emlogstatic.export.tool.Tool;
import io.github.emlogstatic.export.tool.ToolFiles;
import io.github.emlogstatic.export.tool.Yaml;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.threads.AllThreads;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes an archive as Markdown files for a tool. */
public final class MarkdownExport {

    private final ExportedBlog blog;
    private final Tool tool;
    private final ExportedTexts texts;
    private final MarkdownTexts markdown;
    private final DataFiles data;
    private final Progress progress;

    private MarkdownExport(ExportedBlog blog, Tool tool, Progress progress) {
        this.blog = blog;
        this.tool = tool;
        this.texts = new ExportedTexts(blog, tool, true);
        this.markdown = new MarkdownTexts(texts, tool);
        this.data = new DataFiles(blog, tool, texts);
        this.progress = progress;
    }

    /** The tools that there is an export for. */
    public enum Format {
        HUGO,
        HEXO,
        JEKYLL,
        PLAIN
    }

    /**
     * Writes the archive of the configuration into a directory.
     *
     * @param privateIds the ids of articles in {@code private/} that are exported, too
     * @param force overwrite files that were changed since an earlier export
     * @throws DamagedException if the archive is damaged, before anything is written
     * @throws RefusedException if the archive holds nothing private of such an id, or the directory holds files of others
     * @throws io.github.emlogstatic.files.LockedException if another run is writing the archive
     */
    public static ExportReport write(
            Config config,
            Format format,
            Path directory,
            Collection<Integer> privateIds,
            boolean force,
            Progress progress)
            throws IOException {
        try (Closeable lock = ArchiveLock.toRead(config.archive())) {
            ExportedBlog blog = ExportedBlog.of(config, privateIds);
            return new MarkdownExport(blog, tool(format, blog), progress).into(directory, format, force);
        }
    }

    private static Tool tool(Format format, ExportedBlog blog) {
        return switch (format) {
            case HUGO -> new Hugo(blog);
            case HEXO -> new Hexo(blog);
            case JEKYLL -> new Jekyll(blog);
            case PLAIN -> new Plain(blog);
        };
    }

    /** What the list of a directory tells of this export. */
    private static String label(String address, Format format) {
        return format.name().toLowerCase(Locale.ROOT) + " " + address;
    }

    private ExportReport into(Path directory, Format format, boolean force) throws IOException {
        Blog exported = blog.site().blog();
        List<String> former =
                exported.aliases().stream().map(alias -> label(alias, format)).toList();
        try (ExportFolder folder =
                ExportFolder.open(directory, label(exported.address(), format), former, tool::isOwners, force)) {
            ToolFiles files = tool.files();
            for (Map.Entry<String, String> file : new TreeMap<>(files.texts()).entrySet()) {
                folder.write(file.getKey(), file.getValue());
            }
            List<ExportedEntry> entries = blog.entries();
            try (Progress.Step writing = progress.step("writing", entries.size())) {
                AllThreads.forEach(entries, entry -> write(entry, folder));
            }
            if (!blog.site().notes().isEmpty()) {
                folder.write(tool.data() + "notes.json", data.notes(blog.site().notes()));
            }
            folder.write(tool.data() + "blog.json", data.aboutBlog());
            copyUploads(folder);
            folder.finish();
            return new ExportReport(
                    entries.size(),
                    folder.files(),
                    texts.uploads().size(),
                    blog.locked(),
                    texts.withheld(),
                    texts.cleaned(),
                    files.rulesLeftOut(),
                    folder.kept());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(ExportedEntry entry, ExportFolder folder) throws IOException {
        Body body = blog.body(entry);
        String cover = texts.picture(entry.article().cover(), path -> tool.cover(path, entry));
        String link = blog.settings(entry).link();
        String leadsTo = link.isEmpty() ? "" : texts.menuAddress(link);
        Yaml head = tool.frontMatter(entry, Excerpts.of(body.excerpt()).text(), cover, leadsTo);
        folder.write(tool.file(entry), tool.text(head, markdown.of(entry, body)));
        List<Comment> comments = blog.comments(entry);
        if (!comments.isEmpty()) {
            folder.write(tool.data() + "comments/" + entry.id() + ".json", data.comments(comments));
        }
        progress.advance();
    }

    private void copyUploads(ExportFolder folder) throws IOException {
        Collection<String> paths = texts.uploads();
        try (Progress.Step copying = progress.step("copying uploads", paths.size())) {
            AllThreads.forEach(paths, path -> {
                folder.copy(
                        tool.uploadFile(path),
                        blog.uploads().checksum(path),
                        target -> blog.uploads().copy(path, target));
                progress.advance();
            });
        }
    }
}
