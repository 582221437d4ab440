package io.github.emlogstatic.build;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.embedded.EmbeddedEmlog;
import io.github.emlogstatic.model.Blog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The blog to crawl: a web address, or an archive that is served on loopback while this is open. */
final class BlogSource implements AutoCloseable {

    private final String address;
    private final Optional<Served> served;
    private final BlogConfig config;

    /** An archive, which is read until its server is closed. */
    private record Served(Archive archive, Blog blog, EmbeddedEmlog server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (archive) {
                server.close();
            }
        }
    }

    private BlogSource(String address, Optional<Served> served, BlogConfig config) {
        this.address = address;
        this.served = served;
        this.config = config;
    }

    static BlogSource of(Config config) throws IOException {
        Optional<Path> archive = config.blog().directory();
        return archive.isPresent()
                ? serve(archive.get(), config.blog())
                : new BlogSource(config.blog().url().orElseThrow(), Optional.empty(), config.blog());
    }

    private static BlogSource serve(Path directory, BlogConfig config) throws IOException {
        Archive archive = Archive.read(directory);
        Blog blog = archive.blog().orElseThrow();
        EmbeddedEmlog server = EmbeddedEmlog.serve(archive, passwords(config));
        List<String> aliases = new ArrayList<>(config.aliases());
        aliases.add(blog.address());
        aliases.addAll(blog.aliases());
        BlogConfig asOwner = config.withAliases(aliases).asOwner(new Secret(server.apiKey()), archive.pageIds());
        return new BlogSource(server.address(), Optional.of(new Served(archive, blog, server)), asOwner);
    }

    /** The configured passwords. They are taken to be right, because the archive does not contain any. */
    private static Map<Integer, String> passwords(BlogConfig config) {
        Map<Integer, String> passwords = new TreeMap<>();
        config.articlePasswords().forEach((id, secret) -> passwords.put(id, secret.value()));
        return passwords;
    }

    String address() {
        return address;
    }

    /** The blog's own address, if another one is crawled. */
    Optional<String> identity() {
        return served.map(archived -> archived.blog().address());
    }

    /** The configuration to crawl with. For a served archive, the addresses of its blog count as aliases. */
    BlogConfig config() {
        return config;
    }

    /**
     * Refuses an archive that belongs to another blog.
     *
     * @param mends whether the run downloads damaged files again; then a damaged {@code blog.json} is ignored
     */
    void checkBelongsTo(Archive archive, boolean mends) throws ConfigException, IOException {
        checkBelongsTo(archive, mends, identity().orElse(address), config.aliases());
    }

    /** Refuses an archive that does not belong to the blog at that address. */
    static void checkBelongsTo(Archive archive, boolean mends, String blog, List<String> aliases)
            throws ConfigException, IOException {
        Optional<Blog> archived = blogOf(archive, mends);
        if (archived.isEmpty()) {
            return;
        }
        List<String> ours = addresses(blog, aliases);
        boolean same = addresses(archived.get().address(), archived.get().aliases()).stream()
                .anyMatch(theirs -> ours.stream().anyMatch(our -> BlogAddress.same(our, theirs)));
        if (!same) {
            String own = archived.get().address();
            throw new ConfigException(
                    blog.startsWith(own)
                            ? archive.directory() + " belongs to " + own + ", not to " + blog
                                    + "; if that is a page of this blog, write " + own
                                    + " instead, else choose another with --archive, or add " + own
                                    + " to blog.aliases if the blog has moved"
                            : archive.directory() + " belongs to " + own + ", not to " + blog
                                    + "; choose another with --archive, or add " + own
                                    + " to blog.aliases if the blog has moved");
        }
    }

    private static Optional<Blog> blogOf(Archive archive, boolean mends) throws IOException {
        try {
            return archive.blog();
        } catch (IOException e) {
            if (mends) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> addresses(String one, List<String> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }

    @Override
    public void close() throws IOException {
        if (served.isPresent()) {
            served.get().close();
        }
    }
}
