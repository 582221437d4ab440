package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import java.util.List;
import java.util.Optional;

/**
 * What the shape of an answer shows of emlog's version, which emlog never gives. The facts are from emlog's history.
 *
 * @param range the versions that answer like this blog
 * @param mayGiveProtected whether {@code article_detail} may give a protected text without its password, as emlog 1.9 does.
 *     True unless the version is 2.3.17 or later
 * @param refusesUnknownIds whether the version is certainly 2.4.0 or later, which answers an error for an unknown id
 * @param hasSimpleComments whether the version may have {@code comment_list_simple}, which came with 2.3.18
 */
public record ApiVersion(String range, boolean mayGiveProtected, boolean refusesUnknownIds, boolean hasSimpleComments) {

    /** @param list an answer of {@code article_list} */
    static ApiVersion of(Optional<Envelope> list) throws EmlogException {
        if (list.isEmpty()) {
            return new ApiVersion(
                    "before 2.5.8 with its API closed, or before 1.4.0, which has none", false, false, true);
        }
        Fields data = list.get().fields();
        if (data.has("total_pages")) {
            return new ApiVersion("2.5.8 or later", false, true, true);
        }
        List<Fields> entries = data.required("articles", "article");
        return entries.isEmpty() ? new ApiVersion("before 2.5.8", true, false, true) : of(entries.get(0));
    }

    private static ApiVersion of(Fields entry) {
        boolean marksProtected = entry.has("need_pwd");
        if (entry.has("description_raw")) {
            return new ApiVersion("2.4.0 to 2.5.7", !marksProtected, true, true);
        }
        return marksProtected
                ? new ApiVersion("2.3.17 to 2.3.x", false, false, true)
                : new ApiVersion("1.4.0 to 2.3.16", true, false, false);
    }
}
