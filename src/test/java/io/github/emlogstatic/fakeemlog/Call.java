package io.github.emlogstatic.fakeemlog;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A request under way: what it asks for, of which blog, of which version of emlog, and when. */
final class Call {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final MemoryBlog blog;
    private final Options options;
    private final EmlogVersion version;
    private final Instant now;
    private final ApiRequest request;
    private final ServedAddresses addresses;

    Call(MemoryBlog blog, EmlogVersion version, Clock clock, ApiRequest request) {
        this.blog = blog;
        this.options = blog.options();
        this.version = version;
        this.now = clock.instant();
        this.request = request;
        this.addresses = new ServedAddresses(blog, options, request);
    }

    MemoryBlog blog() {
        return blog;
    }

    Options options() {
        return options;
    }

    EmlogVersion version() {
        return version;
    }

    ApiRequest request() {
        return request;
    }

    ServedAddresses addresses() {
        return addresses;
    }

    /** Now in the blog's zone. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(now, zone());
    }

    ZoneId zone() {
        return Options.ZONE;
    }

    /** A parameter of the query as emlog reads it: trimmed, quotes and backslashes escaped; empty where it is not there. */
    String text(String name) {
        return PhpFunctions.addSlashes(request.get().getOrDefault(name, "").trim());
    }

    /** A parameter of the query that old versions decode once more than PHP has done already. */
    String looseText(String name) {
        String once = request.get().getOrDefault(name, "").trim();
        return PhpFunctions.addSlashes(version.decodesOnce() ? once : ApiRequest.decode(once));
    }

    /** A number of the query, read as {@code FILTER_VALIDATE_INT} does. */
    int number(String name, int otherwise) {
        String value = request.get().get(name);
        return value == null ? otherwise : PhpFunctions.validInt(value, otherwise);
    }

    /** A number of the query in the article methods, which old versions read as {@code (int)}. */
    int looseNumber(String name, int otherwise) {
        String value = request.get().get(name);
        if (value == null) {
            return otherwise;
        }
        return version.validatesNumbers() ? PhpFunctions.validInt(value, otherwise) : PhpFunctions.toInt(value);
    }

    /** The id that the query must name. */
    int requiredId() {
        int id = number("id", 0);
        if (id == 0) {
            throw Refusal.of("parameter error");
        }
        return id;
    }

    /** A date as articles have it. */
    static String date(LocalDateTime date) {
        return SECONDS.format(date);
    }

    /** A date as comments, likes and notes have it. */
    String smartDate(Instant date) {
        return ShownDate.of(date, now, zone(), version);
    }

    /** {@code y} or {@code n}. */
    static String flag(boolean value) {
        return value ? "y" : "n";
    }
}
