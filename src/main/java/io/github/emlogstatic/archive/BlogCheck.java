package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.model.Blog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the values of {@code blog.json} that every page of the site needs. The file may come from somebody else. */
final class BlogCheck {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+(/\\S*)?");

    private BlogCheck() {}

    static void check(Blog blog, Path file) throws IOException {
        List<String> addresses = Stream.concat(Stream.of(blog.address()), blog.aliases().stream())
                .toList();
        for (String address : addresses) {
            if (!ADDRESS.matcher(address).matches()) {
                throw ArchiveJson.damaged(file, "'" + address + "' is not the address of a blog");
            }
        }
        try {
            blog.zone();
        } catch (DateTimeException e) {
            throw ArchiveJson.damaged(file, "`timeZone` is no time zone, as in Asia/Shanghai");
        }
    }
}
