package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code userinfo} and {@code user_detail}; both escape what is escaped already. */
final class Users {

    private static final int CREATED = 1_700_000_000;

    private final Call call;

    Users(Call call) {
        this.call = call;
    }

    /** The user who is signed in. */
    ApiResponse own() {
        Writer user = new Auth(call).requiredUser();
        String avatar = user.avatar();
        ObjectNode json = names(user)
                .put("role", user.role())
                .put("photo", avatar.isEmpty() ? "" : "../" + avatar)
                .put("avatar", avatar.isEmpty() ? "" : call.addresses().base() + avatar)
                .put("email", user.mail())
                .put("description", Php.escape(user.description()))
                .put("ip", "127.0.0.1")
                .put("create_time", CREATED);
        return info(json);
    }

    /** Any user, for those who have the key. */
    ApiResponse detail() {
        new Auth(call).requireKey();
        Optional<Writer> found = call.blog().writer(call.number("id", 0));
        if (found.isEmpty()) {
            ObjectNode data = Answers.object();
            data.putArray("userinfo");
            return Answers.ok(data);
        }
        Writer user = found.get();
        return info(names(user)
                .put("role", user.role())
                .put("avatar", call.addresses().file(user.avatar()))
                .put("description", Php.escape(Php.escape(user.description())))
                .put("create_time", CREATED));
    }

    private static ObjectNode names(Writer user) {
        return Answers.object().put("uid", user.id()).put("nickname", Php.escape(user.escapedName()));
    }

    private static ApiResponse info(ObjectNode user) {
        ObjectNode data = Answers.object();
        data.set("userinfo", user);
        return Answers.ok(data);
    }
}
