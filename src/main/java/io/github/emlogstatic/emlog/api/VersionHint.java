package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import java.util.List;
import java.util.Optional;

/** What an answer's shape tells of the version; emlog itself never says it. From the project's history. */
public final class VersionHint {

    private static final String OLD = "1.4.0 to 2.3.16";

    private VersionHint() {}

    /** Whether it may be an emlog that gives protected texts away: all from 2.3.17 on, which do not, can be told. */
    public static boolean mayGiveProtected(Optional<Envelope> list) throws EmlogException {
        if (list.isEmpty() || list.get().fields().has("total_pages")) {
            return false;
        }
        for (Fields entry : list.get().fields().required("articles", "article")) {
            return !entry.has("need_pwd");
        }
        return true;
    }

    /** Whether it certainly is an emlog that refuses unknown ids, as all do from 2.4.0 on. */
    public static boolean refusesUnknownIds(Optional<Envelope> list) throws EmlogException {
        if (list.isEmpty()) {
            return false;
        }
        Fields data = list.get().fields();
        List<Fields> entries = data.required("articles", "article");
        return data.has("total_pages") || entries.stream().anyMatch(entry -> entry.has("description_raw"));
    }

    /** Whether it is an emlog without {@code comment_list_simple}, which came with 2.3.18. */
    public static boolean isBeforeSimpleComments(Optional<Envelope> list) throws EmlogException {
        return list.isPresent() && of(list).equals(OLD);
    }

    /** @param list an answer of {@code article_list}; only an entry tells more than that there is a total */
    public static String of(Optional<Envelope> list) throws EmlogException {
        if (list.isEmpty()) {
            return "before 2.5.8 with its API closed, or before 1.4.0, which has none";
        }
        Fields data = list.get().fields();
        if (data.has("total_pages")) {
            return "2.5.8 or later";
        }
        for (Fields entry : data.required("articles", "article")) {
            if (entry.has("description_raw")) {
                return "2.4.0 to 2.5.7";
            }
            return entry.has("need_pwd") ? "2.3.17 to 2.3.x" : OLD;
        }
        return "before 2.5.8";
    }
}
