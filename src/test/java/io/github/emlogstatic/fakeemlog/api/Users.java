package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;

/** {@code user_detail}: only with the key, never with a login; {@code userinfo}: the other way round. */
public final class Users {

    private Users() {}

    public static ApiResponse detail(Call call) {
        new Auth(call).requireKey();
        ObjectNode data = Answers.object();
        call.blog()
                .user(call.number("id", 0))
                .ifPresentOrElse(user -> data.set("userinfo", json(user)), () -> data.putArray("userinfo"));
        return Answers.ok(data);
    }

    public static ApiResponse signedIn(Call call) {
        ObjectNode data = Answers.object();
        data.set("userinfo", json(new Auth(call).requiredUser()));
        return Answers.ok(data);
    }

    private static ObjectNode json(UserRow user) {
        return Answers.object()
                .put("uid", user.id())
                .put("nickname", PhpFunctions.escape(user.escapedName()))
                .put("role", "writer")
                .put("avatar", user.avatar())
                .put("description", PhpFunctions.escape(PhpFunctions.escape(user.description())))
                .put("create_time", 0);
    }
}
