package io.github.emlogstatic.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ExitCode;
import io.github.emlogstatic.cli.console.OneLine;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ApiCall;
import io.github.emlogstatic.emlog.api.ApiMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code api}: one call of emlog's API, its answer as JSON. */
@Command(
        name = "api",
        description = "Calls a method of the blog's API and prints the answer as JSON. Calls that write are sent once.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class ApiCommand implements Callable<Integer> {

    private static final Set<String> SECRETS = Set.of("password");

    private final CliEnvironment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // ErrorMessages asks picocli for it
    private VerboseOption verbose;

    @Parameters(arity = "0..1", paramLabel = "CALL", description = "The method, such as article_list.")
    private @Nullable String call;

    @Parameters(
            index = "1..*",
            paramLabel = "key=value",
            description = "Its parameters. @FILE as a value stands for the text of a file; of upload, for the file.")
    private List<String> parameters = List.of();

    @Option(names = "--list", description = "List the methods.")
    private boolean list;

    @Option(names = "--blog", paramLabel = "URL", description = "The blog. Default: blog.url of the file.")
    private @Nullable String blog;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Default: site-config.yaml, if it is there.")
    private @Nullable Path config;

    @Option(names = "--dry-run", description = "Print the request without secrets; send nothing but to find the blog.")
    private boolean dryRun;

    ApiCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        if (list) {
            ApiMethod.ALL.forEach(method -> environment.out().println(line(method)));
            return ExitCode.DONE;
        }
        if (call == null) {
            throw new ConfigException("no call; name one of those that 'api --list' shows");
        }
        ApiMethod method = ApiMethod.named(call)
                .orElseThrow(() ->
                        new ConfigException(call + " is not a documented call; 'api --list' shows those that are"));
        ApiCall asked = asked(method);
        Config whole = ConfigLoader.in(environment.workingDirectory())
                .load(
                        Optional.ofNullable(config),
                        environment.variables(),
                        Overrides.none().withOptional("blog.url", "--blog", blog))
                .config();
        String address = whole.blog()
                .url()
                .filter(BlogAddress::isWeb)
                .orElseThrow(() -> new ConfigException("no blog to ask; name it with --blog, or set blog.url"));
        checkAccess(method, whole.blog().access().auth());
        try (EmlogClient emlog = EmlogClient.connect(address, whole.blog(), whole.crawl())) {
            if (dryRun) {
                preview(emlog.api().preview(asked), asked);
            } else {
                ObjectMapper json = new ObjectMapper();
                environment
                        .out()
                        .println(json.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(emlog.api().call(asked)));
            }
        }
        return ExitCode.DONE;
    }

    private static String line(ApiMethod method) {
        String needed = method.required().stream().map(name -> name + "=…").collect(Collectors.joining(" "));
        String others =
                method.optional().stream().map(name -> "[" + name + "=…]").collect(Collectors.joining(" "));
        String access = switch (method.access()) {
            case ANYONE -> "anyone";
            case KEY_OR_LOGIN -> "key or login";
            case KEY -> "key";
            case LOGIN -> "login";
        };
        String parameters = (needed + " " + others).strip();
        return method.name() + (parameters.isEmpty() ? "" : " " + parameters) + "\n    " + method.purpose() + " ("
                + (method.writes() ? "writes, " : "") + access + ", since " + method.since() + ")";
    }

    private ApiCall asked(ApiMethod method) throws ConfigException, IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Path> file = Optional.empty();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0 || !method.parameters().contains(name)) {
                throw new ConfigException(method.name() + " has no parameter " + name + "; it takes "
                        + (method.parameters().isEmpty() ? "none" : String.join(", ", method.parameters()))
                        + ", each as name=value");
            }
            String value = parameter.substring(equals + 1);
            if (name.equals(ApiMethod.FILE)) {
                file = Optional.of(file(value));
            } else {
                values.put(name, value.startsWith("@") ? Files.readString(file(value)) : value);
            }
        }
        for (String name : method.required()) {
            boolean given = values.containsKey(name) || name.equals(ApiMethod.FILE) && file.isPresent();
            if (!given) {
                throw new ConfigException(method.name() + " needs " + name + "; write " + name + "=…");
            }
        }
        return new ApiCall(method, values, file);
    }

    private Path file(String value) throws ConfigException {
        Path file = environment.workingDirectory().resolve(value.startsWith("@") ? value.substring(1) : value);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(file + " is not a file");
        }
        return file;
    }

    private static void checkAccess(ApiMethod method, BlogConfig.Auth auth) throws ConfigException {
        boolean key = auth == BlogConfig.Auth.KEY || auth == BlogConfig.Auth.SIGNED;
        boolean login = auth == BlogConfig.Auth.LOGIN;
        boolean enough = switch (method.access()) {
            case ANYONE -> true;
            case KEY_OR_LOGIN -> key || login;
            case KEY -> key;
            case LOGIN -> login;
        };
        if (!enough) {
            throw new ConfigException(method.name() + " needs "
                    + (method.access() == ApiMethod.Access.LOGIN
                            ? "a login: set EMLOG_USER and EMLOG_PASSWORD"
                            : "the blog's key: set EMLOG_API_KEY"));
        }
    }

    private void preview(String address, ApiCall asked) {
        environment.out().println((asked.method().writes() ? "POST " : "GET ") + address);
        if (asked.method().writes()) {
            asked.values()
                    .forEach((name, value) -> environment
                            .out()
                            .println(name + "=" + (SECRETS.contains(name) ? "•••" : OneLine.of(value))));
            asked.file().ifPresent(file -> environment.out().println(ApiMethod.FILE + "=@" + file));
        }
    }
}
