package io.github.emlogstatic.fakeemlog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code user_detail}: only with the key, never with a login; {@code userinfo}: the other way round. */
final class Users {

    private Users() {}

    static ApiResponse detail(Call call) {
        new Auth(call).requireKey();
        ObjectNode data = Answers.object();
        call.blog()
                .user(call.number("id", 0))
                .ifPresentOrElse(user -> data.set("userinfo", json(user)), () -> data.putArray("userinfo"));
        return Answers.ok(data);
    }

    static ApiResponse signedIn(Call call) {
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
