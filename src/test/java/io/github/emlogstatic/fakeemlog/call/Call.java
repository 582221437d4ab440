package io.github.emlogstatic.fakeemlog.call;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.fakeemlog.php.ShownDate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A request under way: what it asks for, of which blog, of which version of emlog, and when. */
public final class Call {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final MemoryBlog blog;
    private final Options options;
    private final EmlogVersion version;
    private final Instant now;
    private final ApiRequest request;
    private final ServedAddresses addresses;

    public Call(MemoryBlog blog, EmlogVersion version, Clock clock, ApiRequest request) {
        this.blog = blog;
        this.options = blog.options();
        this.version = version;
        this.now = clock.instant();
        this.request = request;
        this.addresses = new ServedAddresses(blog, options, request);
    }

    public MemoryBlog blog() {
        return blog;
    }

    public Options options() {
        return options;
    }

    public EmlogVersion version() {
        return version;
    }

    public ApiRequest request() {
        return request;
    }

    public ServedAddresses addresses() {
        return addresses;
    }

    /** Now in the blog's zone. */
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(now, zone());
    }

    public ZoneId zone() {
        return Options.ZONE;
    }

    /** A parameter of the query as emlog reads it: trimmed, quotes and backslashes escaped; empty where it is not there. */
    public String text(String name) {
        return PhpFunctions.addSlashes(request.get().getOrDefault(name, "").trim());
    }

    /** A parameter of the query that old versions decode once more than PHP has done already. */
    public String looseText(String name) {
        String once = request.get().getOrDefault(name, "").trim();
        return PhpFunctions.addSlashes(version.decodesOnce() ? once : ApiRequest.decode(once));
    }

    /** A number of the query, read as {@code FILTER_VALIDATE_INT} does. */
    public int number(String name, int otherwise) {
        String value = request.get().get(name);
        return value == null ? otherwise : PhpFunctions.validInt(value, otherwise);
    }

    /** A number of the query in the article methods, which old versions read as {@code (int)}. */
    public int looseNumber(String name, int otherwise) {
        String value = request.get().get(name);
        if (value == null) {
            return otherwise;
        }
        return version.validatesNumbers() ? PhpFunctions.validInt(value, otherwise) : PhpFunctions.toInt(value);
    }

    /** The id that the query must name. */
    public int requiredId() {
        int id = number("id", 0);
        if (id == 0) {
            throw Refusal.of("parameter error");
        }
        return id;
    }

    /** A date as articles have it. */
    public static String date(LocalDateTime date) {
        return SECONDS.format(date);
    }

    /** A date as comments, likes and notes have it. */
    public String smartDate(Instant date) {
        return ShownDate.of(date, now, zone(), version);
    }

    /** {@code y} or {@code n}. */
    public static String flag(boolean value) {
        return value ? "y" : "n";
    }
}
