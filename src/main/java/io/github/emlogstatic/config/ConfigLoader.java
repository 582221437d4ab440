package io.github.emlogstatic.config;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.ConfigFile;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the configuration from the options, the environment and {@code site-config.yaml}. Options win over the
 * environment, and the environment wins over the file.
 *
 * <p>Relative paths in the file start at the file's directory, and so do the defaults of {@code archive} and
 * {@code output} if there is a file. Paths in options start at the working directory.
 *
 * <p>Without {@code -c}, {@code site-config.yaml} describes one blog only: if the command line names another blog, the
 * file is not used, so that the archives of two blogs are never mixed. A file named with {@code -c} is always used, and
 * the blog of the command line replaces the file's.
 */
public final class ConfigLoader {

    private static final Set<String> ACCESS = Set.of("blog.auth", "blog.apiKey", "blog.user", "blog.password");

    private final Path workingDirectory;
    private final Optional<String> blog;
    private final Purpose purpose;

    private ConfigLoader(Path workingDirectory, Optional<String> blog, Purpose purpose) {
        this.workingDirectory = workingDirectory;
        this.blog = blog;
        this.purpose = purpose;
    }

    /** What a command does. The variables of secrets that it does not need do not have to be set. */
    public enum Purpose {
        /** Asks the blog, publishes or tells somebody. */
        ONLINE,
        /** Makes pages alone, in which protected articles may be encrypted. */
        PAGES,
        /** Restores the archive alone, with the passwords of protected articles. */
        RESTORING,
        /** Reads the archive or the site alone. */
        READING
    }

    /** Loads for a command that was started in that directory. */
    public static ConfigLoader in(Path workingDirectory) {
        return new ConfigLoader(workingDirectory.toAbsolutePath().normalize(), Optional.empty(), Purpose.ONLINE);
    }

    /** Loads one blog of a file that describes several. */
    public ConfigLoader blog(Optional<String> name) {
        return new ConfigLoader(workingDirectory, name, purpose);
    }

    /** Loads for a command with this purpose, which may need fewer secrets. */
    public ConfigLoader purpose(Purpose other) {
        return new ConfigLoader(workingDirectory, blog, other);
    }

    /**
     * @param config the whole configuration
     * @param notes lines to show to the user
     */
    public record Loaded(Config config, List<String> notes) {}

    /**
     * @param named the file named with {@code -c}; without it, {@code site-config.yaml} is used if it exists
     * @param environment the variables for {@code ${NAME}}, and {@code EMLOG_API_KEY}, {@code EMLOG_USER} and {@code
     *     EMLOG_PASSWORD}
     * @throws ConfigException for the first mistake; its message names file, line and key, and never a secret
     */
    public Loaded load(Optional<Path> named, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Chosen chosen = choose(named, environment, options);
        Map<String, ConfigFile> several = chosen.file().blogs();
        if (several.isEmpty() && blog.isPresent()) {
            throw new ConfigException("--name " + blog.get() + ": the file describes one blog; leave --name out", true);
        }
        if (several.isEmpty()) {
            return new Loaded(load(chosen.file(), environment, options), chosen.notes());
        }
        String names = "the file describes the blogs " + String.join(", ", several.keySet())
                + "; name one of them with --name";
        if (blog.isEmpty()) {
            throw new ConfigException("blogs: " + names);
        }
        ConfigFile own = Optional.ofNullable(several.get(blog.get()))
                .orElseThrow(() -> new ConfigException("--name " + blog.get() + ": " + names, true));
        return new Loaded(load(own, Map.of(), options), chosen.notes());
    }

    /**
     * Reads which blogs the file describes, and how they are mirrored. A blog's own keys are read when it is asked for.
     *
     * <p>With several blogs, {@code EMLOG_API_KEY}, {@code EMLOG_USER} and {@code EMLOG_PASSWORD} are not used: no blog
     * may be sent the key of another.
     *
     * @throws ConfigException for the first mistake in what the file says about all blogs
     */
    public Blogs blogs(Optional<Path> named, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Chosen chosen = choose(named, environment, options);
        ConfigFile file = chosen.file();
        Map<String, ConfigFile> several = file.blogs();
        MirrorConfig mirror = MirrorConfig.read(settings(file, options), file.directory());
        List<Blogs.Entry> entries = several.isEmpty() || blog.isPresent()
                ? List.of(new Blogs.Entry(
                        blog.orElse(Blogs.ALONE),
                        onProblem(blog.map(several::get).orElse(file), options, mirror),
                        () -> load(named, environment, options).config()))
                : entries(several, options, mirror);
        Optional<String> other = named.map(path -> String.valueOf(path.getFileName()))
                .filter(name -> !name.equals(NewConfig.USUAL_NAME));
        return new Blogs(mirror, file.directory(), other, List.copyOf(several.keySet()), entries, chosen.notes());
    }

    private List<Blogs.Entry> entries(Map<String, ConfigFile> several, Overrides options, MirrorConfig mirror)
            throws ConfigException {
        for (String key : options.keys()) {
            if (ConfigFile.isOfOneBlog(key)) {
                throw new ConfigException(
                        options.option(key) + " belongs to one blog, and the file describes several;"
                                + " name one of them with --name",
                        true);
            }
        }
        List<Blogs.Entry> entries = new ArrayList<>();
        List<ConfigFile> files = List.copyOf(several.values());
        Map<ConfigFile, Optional<Directories>> known = new ConcurrentHashMap<>();
        for (String name : several.keySet()) {
            int at = entries.size();
            OnProblemConfig onProblem = onProblem(files.get(at), options, mirror);
            entries.add(new Blogs.Entry(name, onProblem, () -> loadApart(files, at, known, options)));
        }
        return entries;
    }

    /** What a file and the options say, without the environment: its variables are secrets of one blog. */
    private Settings settings(ConfigFile file, Overrides options) {
        return new Settings(options, Map.of(), file, workingDirectory);
    }

    /** Whom to tell about a blog. If that is the mistake, whom to tell about all of them. */
    private OnProblemConfig onProblem(ConfigFile file, Overrides options, MirrorConfig ofAll) {
        try {
            return OnProblemConfig.read(settings(file, options));
        } catch (ConfigException e) {
            return ofAll.onProblem(); // the run of that blog tells this mistake
        }
    }

    /**
     * The configuration of a blog. It must share no directory with the blogs before it in the file, and its site may contain
     * no directory of another blog.
     */
    private Config loadApart(
            List<ConfigFile> files, int at, Map<ConfigFile, Optional<Directories>> known, Overrides options)
            throws ConfigException {
        Config config = load(files.get(at), Map.of(), options);
        for (int i = 0; i < files.size(); i++) {
            Optional<Directories> other = known.computeIfAbsent(files.get(i), file -> directories(file, options));
            if (i != at && other.isPresent()) {
                keepApart(config, other.get(), i < at);
            }
        }
        return config;
    }

    /** Empty if the configuration has a mistake, which the run of that blog tells. */
    private Optional<Directories> directories(ConfigFile file, Overrides options) {
        try {
            return Optional.of(load(file, Map.of(), options).directories());
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private static void keepApart(Config config, Directories other, boolean earlier) throws ConfigException {
        for (Path path : List.of(other.archive(), other.output())) {
            if (!path.equals(config.archive()) && !path.equals(config.output())) {
                config.directories().keepOutOfSite(path);
            } else if (earlier) {
                throw new ConfigException(
                        path + " is the directory of two blogs; give each its own archive and output");
            }
        }
    }

    private record Chosen(ConfigFile file, List<String> notes) {}

    private Chosen choose(Optional<Path> named, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Path path = workingDirectory.resolve(named.orElse(Path.of(NewConfig.USUAL_NAME)));
        if (named.isEmpty() && !Files.exists(path)) {
            return new Chosen(ConfigFile.none(workingDirectory), List.of());
        }
        String name = named.map(Path::toString).orElse(NewConfig.USUAL_NAME);
        ConfigFile file = ConfigFile.read(path, name, environment);
        if (named.isEmpty() && isOfAnotherBlog(file, options)) {
            String note = name + " describes another blog and is not used; to use it for this one, add -c " + name;
            return new Chosen(ConfigFile.none(workingDirectory), List.of(note));
        }
        return new Chosen(file, List.of());
    }

    private boolean isOfAnotherBlog(ConfigFile file, Overrides options) throws ConfigException {
        Settings written = settings(file, Overrides.none());
        Optional<Value> asked = options.find("blog.url", workingDirectory);
        Optional<Value> own = written.find("blog.url");
        if (asked.isPresent() && !file.blogs().isEmpty()) {
            return blog.isEmpty();
        }
        if (asked.isEmpty() || own.isEmpty()) {
            return false;
        }
        List<Value> addresses =
                new ArrayList<>(written.get("blog.aliases", List.of(), value -> value.list(item -> item)));
        addresses.add(own.get());
        for (Value address : addresses) {
            if (isSameBlog(asked.get(), address)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameBlog(Value one, Value other) throws ConfigException {
        if (BlogAddress.isWeb(one.text()) != BlogAddress.isWeb(other.text())) {
            return false;
        }
        return BlogAddress.isWeb(one.text())
                ? BlogAddress.same(one.text(), other.text())
                : one.path().equals(other.path());
    }

    private Config load(ConfigFile file, Map<String, String> environment, Overrides options) throws ConfigException {
        Settings all = new Settings(options, environment, file, workingDirectory);
        Settings settings = purpose == Purpose.ONLINE ? all : all.without(key -> isUnneeded(key, all));
        Config config = Config.read(settings, file.directory());
        settings.rejectUnknown();
        config.directories().check(config.blog().directory(), config.run().offline());
        return config;
    }

    private boolean isUnneeded(String key, Settings all) {
        return key.equals("blog.articlePasswords")
                ? purpose == Purpose.READING || purpose == Purpose.PAGES && !encrypts(all)
                : ACCESS.contains(key) || key.startsWith("publish.") || key.startsWith("onProblem.");
    }

    private static boolean encrypts(Settings all) {
        return all.find("protected").filter(value -> !value.is("notice")).isPresent();
    }
}
