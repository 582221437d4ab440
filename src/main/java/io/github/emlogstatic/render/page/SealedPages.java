package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.ContentTypes;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SealedText;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.SealedArticles;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The page of each protected article that is published encrypted: title, date and encrypted text. */
public record SealedPages(RenderContext context, ProtectedArticles protectedArticles) {

    private static final long LARGEST_UPLOAD = 2L << 20;

    /**
     * Plans the pages. The texts are encrypted at once, because only the encrypted text tells whether a page has
     * changed.
     */
    public void plan(Consumer<PlannedFile> files) throws IOException {
        for (Article article : context.sealed.all()) {
            files.accept(planned(article));
        }
    }

    /** A page whose text or pictures are damaged stays as it is, and its maker tells why. */
    private PlannedFile planned(Article article) throws IOException {
        PageLocation place = PageLocation.of(context.cards.path(article));
        try {
            SealedText sealed = protectedArticles.seal(article.id(), text(article, place));
            return new PlannedFile(
                    place.path(), inputs(article, sealed.toString()), reads -> make(article, sealed, place, reads));
        } catch (DamagedException e) {
            return new PlannedFile(place.path(), inputs(article, ""), reads -> {
                throw e;
            });
        }
    }

    private String text(Article article, PageLocation place) throws IOException {
        String html = protectedArticles.body(article.id()).content();
        try {
            return context.content.sealed(cover(article) + html, place, this::inline);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String cover(Article article) {
        return article.cover().isEmpty()
                ? ""
                : "<p><img src=\"" + context.uploaded.atBlog(article.cover()).replace("\"", "%22") + "\" alt=\"\"></p>";
    }

    private Inputs inputs(Article article, String sealed) {
        return context.frame
                .inputs()
                .and("title", Fingerprint.of(article.title()))
                .and("date", Fingerprint.of(article.date().toString()))
                .and("address", Fingerprint.of(article.url()))
                .and("author", context.cards.authorFingerprint(article.authorId()))
                .and("encrypted", Fingerprint.of(sealed));
    }

    /** An image as a {@code data:} address; empty for a symbolic link or a named pipe, which the archive reports. */
    private Optional<String> inline(String path) {
        String type = ContentTypes.of(path);
        Optional<Media> media = context.uploads
                .find(path)
                .filter(upload -> type.startsWith("image/") && upload.bytes() <= LARGEST_UPLOAD);
        if (media.isEmpty()) {
            return Optional.empty();
        }
        try {
            return context.uploads
                    .bytes(path)
                    .map(bytes ->
                            "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
        } catch (StrayPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer make(Article article, SealedText sealed, PageLocation place, Reads reads) throws IOException {
        String address = context.addressAtBlog(article.url()).orElse("");
        View.PageHead head = context.heads.hidden(place, "protected", article.title(), address);
        Map<String, Object> own = Map.of(
                "article",
                context.cards.card(SealedArticles.titleAndDate(article), place),
                "sealed",
                new View.SealedView(sealed.salt(), sealed.nonce(), sealed.rounds(), sealed.text()),
                "originalUrl",
                context.originalUrl(article.url()));
        return context.render(List.of("protected"), place, head, own, reads);
    }
}
