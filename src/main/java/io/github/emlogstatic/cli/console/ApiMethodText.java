package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.emlog.api.ApiMethod;
import java.util.stream.Collectors;

/** Describes a method of emlog's API for {@code api --list}. */
public final class ApiMethodText {

    private ApiMethodText() {}

    /** Two lines: the name with its parameters, and what the method is for, who may call it and since when. */
    public static String of(ApiMethod method) {
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
}
