package io.github.emlogstatic.render.page;

import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Paging;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.view.Rendering;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The notes, paged as lists are; none where there is no note. */
public final class NotePages implements PageKind {

    /** Pinned notes come before newer ones. */
    private static final Comparator<Note> BY_DATE =
            Comparator.comparing(note -> note.date().from());

    private final Rendering rendering;
    private final Paging<Note> paging;
    private final String base;
    private final String folder;

    public NotePages(Rendering rendering) {
        this.rendering = rendering;
        this.paging = new Paging<>(
                rendering.site.notes(), Math.max(1, rendering.config.site().perPage()));
        this.base = rendering.paths.generated("notes.html");
        this.folder = rendering.paths.listFolder(base);
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        if (!rendering.frame.hasNotes()) {
            return;
        }
        String older = paging.pages() > 1 ? page(paging.pages() - 1) : "";
        plan(files, base, 0, paging.newest(), "", older);
        for (int number = 1; number <= paging.pages(); number++) {
            String newer = number < paging.pages() ? page(number + 1) : base;
            plan(files, page(number), number, paging.page(number), newer, number > 1 ? page(number - 1) : "");
        }
    }

    private String page(int number) {
        return folder + "/" + number + ".html";
    }

    private void plan(
            Consumer<PlannedFile> files, String path, int number, List<Note> notes, String newer, String older) {
        Inputs inputs = rendering
                .frame
                .inputs()
                .and(
                        "notes",
                        fingerprint(notes),
                        "newer",
                        Fingerprint.of(newer),
                        "older",
                        Fingerprint.of(older),
                        "newest",
                        Fingerprint.of(base));
        Place place = Place.of(path);
        View.Pagination pagination = new View.Pagination(
                newer.isEmpty() ? "" : place.url(newer),
                older.isEmpty() ? "" : place.url(older),
                number == 0 ? "" : place.url(base),
                number,
                date(Collections.min(notes, BY_DATE)),
                date(Collections.max(notes, BY_DATE)));
        files.accept(new PlannedFile(path, inputs, reads -> make(place, notes, pagination, reads)));
    }

    /** The day, as nearly as it is known, for the period of a page. */
    private @Nullable LocalDateTime date(Note note) {
        return LocalDateTime.ofInstant(note.date().from(), rendering.site.blog().zone());
    }

    private String fingerprint(List<Note> notes) {
        Fingerprint fingerprint = new Fingerprint().add(notes.size());
        for (Note note : notes) {
            fingerprint
                    .add(note.id())
                    .add(note.content())
                    .add(note.date().toString())
                    .add(rendering.cards.authorFingerprint(note.authorId()));
        }
        return fingerprint.end();
    }

    private byte[] make(Place place, List<Note> notes, View.Pagination pagination, Reads reads) throws IOException {
        Texts texts = rendering.texts();
        String title = texts.get("notes");
        String headTitle =
                pagination.number() == 0 ? title : title + " - " + texts.get("pageNumber", pagination.number());
        View.PageHead head = rendering.frame.head(place, "notes", headTitle);
        List<View.NoteView> views =
                notes.stream().map(note -> view(note, place, reads)).toList();
        Map<String, Object> own = Map.of("notes", views, "pagination", pagination);
        return rendering.render(List.of("notes"), place, head, own, reads);
    }

    private View.NoteView view(Note note, Place place, Reads reads) {
        return new View.NoteView(
                note.id(),
                rendering.content.page(note.content(), place, reads).html(),
                rendering.dates.when(note.date()),
                rendering.cards.author(note.authorId(), place));
    }
}
