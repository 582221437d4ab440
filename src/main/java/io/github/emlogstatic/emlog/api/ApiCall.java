package io.github.emlogstatic.emlog.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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
 * @param values of the parameters, by name
 * @param file for {@link ApiMethod#FILE}
 */
public record ApiCall(ApiMethod method, Map<String, String> values, Optional<Path> file) {

    public ApiCall {
        values = new LinkedHashMap<>(values);
    }

    /** The request, without credentials. */
    Request request(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder()
                .addQueryParameter(method.kind() == ApiMethod.Kind.FORM ? "action" : "rest-api", method.name());
        if (!method.writes()) {
            values.forEach(url::addQueryParameter);
            return new Request.Builder().url(url.build()).build();
        }
        return new Request.Builder().url(url.build()).post(body()).build();
    }

    private RequestBody body() {
        if (file.isEmpty()) {
            FormBody.Builder form = new FormBody.Builder();
            values.forEach(form::add);
            if (method.kind() == ApiMethod.Kind.FORM) {
                form.add("resp", "json"); // else the answer is a page
            }
            return form.build();
        }
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        values.forEach(form::addFormDataPart);
        Path path = file.get();
        form.addFormDataPart(ApiMethod.FILE, path.getFileName().toString(), RequestBody.create(path.toFile(), null));
        return form.build();
    }
}
