package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.NoteRow;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.call.Refusal;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import java.util.Comparator;
import java.util.List;

/** {@code note_list}: public notes, newest first; with a login, only one's own. */
public final class Notes {

    private final Call call;
    private final EmlogVersion version;

    public Notes(Call call) {
        this.call = call;
        this.version = call.version();
    }

    public ApiResponse answer() {
        int page = call.number("page", 1);
        int count = call.number("count", 20);
        int author = new Auth(call).user().map(UserRow::id).orElseGet(() -> call.number("author_uid", 0));
        ObjectNode data = Answers.object();
        ArrayNode notes = data.putArray("notes");
        onPage(by(author), page, count).forEach(note -> notes.add(json(note)));
        return Answers.ok(data);
    }

    private List<NoteRow> by(int author) {
        Comparator<NoteRow> pinnedFirst = Comparator.comparing((NoteRow note) -> version.pinsNotes() && note.top())
                .reversed();
        return call.blog().notes().stream()
                .filter(note -> author == 0 || note.author() == author)
                .sorted(pinnedFirst)
                .toList();
    }

    private static List<NoteRow> onPage(List<NoteRow> all, int page, int count) {
        long start = page == 0 ? 0 : (page - 1L) * count;
        if (start < 0 || count < 0) {
            throw Refusal.badStatement("SELECT * FROM emlog_twitter LIMIT " + start + ", " + count);
        }
        return all.stream().skip(start).limit(count).toList();
    }

    private ObjectNode json(NoteRow note) {
        ObjectNode json = Answers.object();
        if (version.identifiesNotes()) {
            json.put("id", note.id());
        }
        json.put("t", note.content());
        if (version.identifiesNotes()) {
            json.put("t_raw", note.source());
        }
        json.put("date", call.smartDate(note.date()))
                .put("author_id", note.author())
                .put(
                        "author_name",
                        call.blog()
                                .user(note.author())
                                .map(UserRow::escapedName)
                                .orElse(""));
        if (version.givesVotesAndAvatars()) {
            json.put("author_avatar", new ArticleFields(call).avatar(note.author()))
                    .put("ip", note.ip());
        }
        return json;
    }
}
