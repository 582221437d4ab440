package io.github.emlogstatic.render.page;

import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paging;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The pages of the notes, paged like lists. A blog without notes has none. */
public final class NotePages implements OneGroup {

    private final RenderContext context;
    private final Paging<Note> paging;
    private final String base;
    private final String folder;

    public NotePages(RenderContext context) {
        this.context = context;
        this.paging = new Paging<>(
                context.site.notes(), Math.max(1, context.config.site().perPage()));
        this.base = context.paths.generated("notes.html");
        this.folder = context.paths.listFolder(base);
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        if (!context.frame.hasNotes()) {
            return;
        }
        for (int number = 0; number <= paging.pages(); number++) {
            files.accept(page(number));
        }
    }

    /** @param number 0 for the newest page */
    private String path(int number) {
        return number == 0 ? base : folder + "/" + number + ".html";
    }

    private PlannedFile page(int number) {
        List<Note> notes = number == 0 ? paging.newest() : paging.page(number);
        String newer = number == 0 ? "" : path(number < paging.pages() ? number + 1 : 0);
        int below = (number == 0 ? paging.pages() : number) - 1;
        String older = below > 0 ? path(below) : "";
        Inputs inputs = context.frame
                .inputs()
                .and("notes", fingerprint(notes))
                .and("newer", Fingerprint.of(newer))
                .and("older", Fingerprint.of(older))
                .and("newest", Fingerprint.of(base));
        PageLocation place = PageLocation.of(path(number));
        View.Pagination pagination = new View.Pagination(
                newer.isEmpty() ? "" : place.url(newer),
                older.isEmpty() ? "" : place.url(older),
                number == 0 ? "" : place.url(base),
                number,
                local(Collections.min(all(notes, DateRange::from))),
                local(Collections.max(all(notes, DateRange::to))),
                List.of());
        return new PlannedFile(place.path(), inputs, reads -> make(place, notes, pagination, reads));
    }

    /** The ends of the notes' dates, for the period of a page. The notes are not in order: pinned ones come first. */
    private static List<Instant> all(List<Note> notes, Function<DateRange, Instant> end) {
        return notes.stream().map(Note::date).map(end).toList();
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, context.site.blog().zone());
    }

    private String fingerprint(List<Note> notes) {
        Fingerprint fingerprint = new Fingerprint().add(notes.size());
        for (Note note : notes) {
            fingerprint
                    .add(note.id())
                    .add(note.content())
                    .add(note.date().toString())
                    .add(context.cards.authorFingerprint(note.authorId()));
        }
        return fingerprint.end();
    }

    private ByteBuffer make(PageLocation place, List<Note> notes, View.Pagination pagination, Reads reads)
            throws IOException {
        Texts texts = context.texts();
        String title = texts.get("notes");
        String headTitle =
                pagination.number() == 0 ? title : title + " - " + texts.get("pageNumber", pagination.number());
        View.PageHead head = context.heads.of(place, "notes", headTitle);
        Map<String, Integer> ids = new HashMap<>();
        notes.forEach(note -> ids.put("note-" + note.id(), 1)); // as the theme calls them
        List<View.NoteView> views =
                notes.stream().map(note -> view(note, place, ids, reads)).toList();
        Map<String, Object> own = Map.of("notes", views, "pagination", pagination);
        return context.render(List.of("notes"), place, head, own, reads);
    }

    private View.NoteView view(Note note, PageLocation place, Map<String, Integer> ids, Reads reads) {
        return new View.NoteView(
                note.id(),
                context.content.note(note.content(), place, ids, reads).html(),
                context.dates.when(note.date()),
                context.cards.author(note.authorId(), place),
                context.cards.otherLanguage(Excerpts.of(note.content()).text()));
    }
}
