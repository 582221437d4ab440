package io.github.emlogstatic.emlog.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * One call of a method.
 *
 * @param values the parameters that are texts, by name; several values where {@link ApiMethod#isList} tells so
 * @param files the parameters that are files, by name
 */
public record ApiCall(ApiMethod method, Map<String, List<String>> values, Map<String, Path> files) {

    /** The field of a form by which emlog recognises that the form's page was opened. */
    private static final String TOKEN = "token";

    public ApiCall {
        values = new LinkedHashMap<>(values);
        files = new LinkedHashMap<>(files);
    }

    /** Whether it carries what only the blog may read. */
    public boolean hasSecrets() {
        return values.keySet().stream().anyMatch(ApiMethod::isSecret);
    }

    /** The address that the call goes to, without credentials. */
    HttpUrl address(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder()
                .addPathSegments(method.kind().path())
                .addQueryParameter(method.kind().parameter(), method.name());
        if (!method.writes()) {
            values.forEach((name, all) -> all.forEach(value -> url.addQueryParameter(name, value)));
        }
        return url.build();
    }

    /**
     * The request, without credentials.
     *
     * @param token the token of an admin page
     */
    Request request(HttpUrl base, Optional<String> token) {
        Request.Builder request = new Request.Builder().url(address(base));
        return method.writes() ? request.post(body(token)).build() : request.build();
    }

    private RequestBody body(Optional<String> token) {
        if (!files.isEmpty()) {
            return multipart(token);
        }
        FormBody.Builder form = new FormBody.Builder();
        values.forEach((name, all) -> all.forEach(value -> form.add(field(name), value)));
        token.ifPresent(value -> form.add(TOKEN, value));
        if (method.kind() == ApiMethod.Kind.FORM || method.kind() == ApiMethod.Kind.ACCOUNT) {
            form.add("resp", "json"); // else the answer is a page
        }
        return form.build();
    }

    private RequestBody multipart(Optional<String> token) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        values.forEach((name, all) -> all.forEach(value -> form.addFormDataPart(field(name), value)));
        token.ifPresent(value -> form.addFormDataPart(TOKEN, value));
        files.forEach((name, file) ->
                form.addFormDataPart(name, file.getFileName().toString(), RequestBody.create(file.toFile(), null)));
        return form.build();
    }

    /** The name of a field. PHP accepts several values only if the name ends in {@code []}. */
    private static String field(String name) {
        return ApiMethod.isList(name) ? name + "[]" : name;
    }
}
