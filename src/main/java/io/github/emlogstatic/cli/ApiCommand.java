package io.github.emlogstatic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ConfigOptions;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.RedirectGuard;
import io.github.emlogstatic.emlog.api.ApiCall;
import io.github.emlogstatic.emlog.api.ApiMethod;
import io.github.emlogstatic.emlog.api.Session;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code api}: one call of emlog's API, its answer as JSON. */
@Command(
        name = "api",
        description = "Calls a method of the blog's API and prints the answer as JSON. Calls that write are sent once.")
final class ApiCommand extends VerboseCommand {

    @Parameters(arity = "0..1", paramLabel = "CALL", description = "The method, such as article_list.")
    private @Nullable String call;

    @Parameters(
            index = "1..*",
            paramLabel = "key=value",
            description = "Its parameters. @FILE as a value stands for the text of a file, or for the file to upload;"
                    + " @@ stands for an @ at the beginning.")
    private List<String> parameters = List.of();

    @Option(names = "--list", description = "List the methods.")
    private boolean list;

    @Option(names = "--blog", paramLabel = "URL", description = "The blog. Default: blog.url of the configuration.")
    private @Nullable String blog;

    @Mixin
    private ConfigOptions config;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description = "Keep the blog's cookies in this file: for a login, and for calls in two steps.")
    private @Nullable Path session;

    @Option(names = "--dry-run", description = "Print the request without secrets; send nothing but to find the blog.")
    private boolean dryRun;

    ApiCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        if (list) {
            ApiMethod.ALL.forEach(method -> environment.out().println(described(method)));
            return ExitCode.DONE;
        }
        ApiMethod method = method();
        ApiCall wanted = new ApiParameters(environment.workingDirectory()).call(method, parameters);
        Config whole =
                config.load(environment, Overrides.none().withOptional("blog.url", "--blog", blog), Purpose.ONLINE);
        String address = address(whole);
        SessionFile kept = SessionFile.of(Optional.ofNullable(session)
                .map(name -> environment.workingDirectory().resolve(name).toAbsolutePath()));
        BlogConfig asked = withAccess(method, whole.blog(), kept.isSignedIn());
        try (EmlogClient emlog =
                EmlogClient.connect(address, asked, whole.crawl().http())) {
            if (dryRun) {
                preview(emlog.api().preview(wanted), wanted);
            } else {
                RedirectGuard.check(address, emlog, wanted, asked.aliases());
                send(emlog, wanted, kept);
            }
        }
        return ExitCode.DONE;
    }

    /** Two lines: the name with its parameters, and what the method is for, who may call it and since when. */
    private static String described(ApiMethod method) {
        String needed = method.required().stream().map(name -> name + "=…").collect(Collectors.joining(" "));
        String others =
                method.optional().stream().map(name -> "[" + name + "=…]").collect(Collectors.joining(" "));
        String parameters = (needed + " " + others).strip();
        return method.name() + (parameters.isEmpty() ? "" : " " + parameters) + "\n    " + method.purpose() + " ("
                + (method.writes() ? "POST " : "GET ") + method.kind().path() + "?"
                + method.kind().parameter() + "=" + method.name() + ", " + access(method) + ", since " + method.since()
                + ")";
    }

    private static String access(ApiMethod method) {
        String access = switch (method.access()) {
            case ANYONE -> "anyone";
            case KEY_OR_LOGIN -> "key or login";
            case KEY -> "key";
            case LOGIN -> "login";
        };
        return access + (method.kind() == ApiMethod.Kind.PROFILE ? " and that page's token" : "");
    }

    private ApiMethod method() throws ConfigException {
        if (call == null) {
            throw new ConfigException("no call; name one of those that 'api --list' shows");
        }
        return ApiMethod.named(call)
                .orElseThrow(() -> new ConfigException(
                        "'" + call + "' is not a documented call; 'api --list' shows those that are"));
    }

    private static String address(Config config) throws ConfigException {
        return config.blog()
                .url()
                .filter(BlogAddress::isWeb)
                .orElseThrow(() -> new ConfigException("no blog to ask; name it with --blog, or set blog.url"));
    }

    /** The blog with what the call needs of key and login. A dry run does not sign in. */
    private BlogConfig withAccess(ApiMethod method, BlogConfig configured, boolean signedIn) throws ConfigException {
        boolean signsIn = method.access() == ApiMethod.Access.LOGIN && !signedIn;
        BlogConfig owner = signsIn ? configured.withLogin() : configured;
        checkAccess(method, owner.access().auth(), signedIn);
        return dryRun ? owner.withoutLogin() : owner;
    }

    private void send(EmlogClient emlog, ApiCall asked, SessionFile kept) throws IOException, ConfigException {
        Session cookies = kept.at(emlog.base());
        try {
            JsonNode answer = emlog.api().call(asked, cookies);
            environment.printData(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } catch (EmlogException e) {
            saveAfter(e, kept, emlog.base());
            if (e.reason() == EmlogException.Reason.WRONG_PASSWORD
                    && asked.method().parameters().contains("password")) {
                throw new EmlogException(
                        e.reason(),
                        asked.method().name()
                                + ": the article is protected, or its password is another one; name it with"
                                + " password=… (emlog before 2.3.17 accepts none)",
                        e);
            }
            throw asked.method().writes() && mayHaveArrived(e)
                    ? new EmlogException(
                            e.reason(),
                            e.getMessage()
                                    + "; the call may have arrived all the same: look at the blog before you repeat it",
                            e)
                    : e;
        }
        kept.save(emlog.base());
    }

    /** A failed call may have set or ended cookies, too. Its failure is the one to tell. */
    private static void saveAfter(EmlogException failure, SessionFile kept, String base) {
        try {
            kept.save(base);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean mayHaveArrived(EmlogException e) {
        boolean neverSent = e.getCause() instanceof ConnectException || e.getCause() instanceof UnknownHostException;
        boolean noAnswer =
                e.reason() == EmlogException.Reason.UNREACHABLE || e.reason() == EmlogException.Reason.NOT_EMLOG;
        return noAnswer && !neverSent;
    }

    private static void checkAccess(ApiMethod method, BlogConfig.Auth auth, boolean signedIn) throws ConfigException {
        boolean key = auth == BlogConfig.Auth.KEY || auth == BlogConfig.Auth.SIGNED;
        boolean login = auth == BlogConfig.Auth.LOGIN || signedIn;
        boolean enough = switch (method.access()) {
            case ANYONE -> true;
            case KEY_OR_LOGIN -> key || login;
            case KEY -> key;
            case LOGIN -> login;
        };
        if (!enough) {
            throw new ConfigException(method.name() + " needs "
                    + (method.access() == ApiMethod.Access.LOGIN
                            ? "a login: set EMLOG_USER and EMLOG_PASSWORD, or sign in with dosignin and --session"
                            : "the blog's key: set EMLOG_API_KEY"));
        }
    }

    private void preview(String address, ApiCall asked) {
        environment.printData((asked.method().writes() ? "POST " : "GET ") + address);
        if (asked.method().writes()) {
            asked.values()
                    .forEach((name, values) -> values.forEach(value -> environment.printData(
                            name + "=" + (ApiMethod.isSecret(name) ? "•••" : OneLine.of(value)))));
            asked.files().forEach((name, file) -> environment.printData(name + "=@" + file));
        }
    }
}
