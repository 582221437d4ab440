package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import java.util.Map;
import java.util.Optional;

/** The fields that lists and details have in common. */
final class ArticleFields {

    private final Call call;

    ArticleFields(Call call) {
        this.call = call;
    }

    /** {@code author_id} and {@code author_name}; of an unknown user the name is empty. */
    void author(ObjectNode json, PostRow post) {
        json.put("author_id", post.author());
        json.put("author_name", user(post.author()).map(UserRow::escapedName).orElse(""));
    }

    /** {@code author_avatar}. */
    void avatar(ObjectNode json, PostRow post) {
        json.put("author_avatar", avatar(post.author()));
    }

    /** An author's avatar as articles and notes give it. */
    String avatar(int user) {
        String avatar = user(user).map(UserRow::avatar).orElse("");
        if (!avatar.isEmpty()) {
            return call.addresses().file(avatar);
        }
        if (call.version().hasDefaultAvatar()) {
            return call.addresses().defaultAvatar();
        }
        return user(user).isPresent() ? call.addresses().base() : "";
    }

    private Optional<UserRow> user(int user) {
        return call.blog().user(user);
    }

    /** {@code sort_id} and {@code sort_name}. */
    void category(ObjectNode json, PostRow post) {
        json.put("sort_id", post.category());
        json.put(
                "sort_name",
                call.blog()
                        .category(post.category())
                        .map(category -> PhpFunctions.escape(category.name()))
                        .orElse(""));
    }

    /** {@code views} to {@code sortop}, with the likes that the version counts. */
    void counts(ObjectNode json, PostRow post) {
        json.put("views", call.blog().views(post.id()));
        json.put("comnum", call.blog().commentCount(post.id()));
        if (call.version().givesLikesAndFields()) {
            json.put("like_count", call.blog().likeCount(post.id()));
        }
        if (call.version().givesVotesAndAvatars()) {
            json.put("dislike_count", 0).put("collect_count", 0);
        }
        json.put("top", Call.flag(post.top()));
        json.put("sortop", Call.flag(post.categoryTop()));
    }

    void tags(ObjectNode json, PostRow post) {
        ArrayNode tags = json.putArray("tags");
        for (String tag : post.tags()) {
            tags.addObject()
                    .put("name", PhpFunctions.escape(tag))
                    .put("url", call.addresses().tag(tag));
        }
    }

    /** {@code fields}: an object, or an empty array where there are none. */
    void fields(ObjectNode json, Map<String, String> fields) {
        if (fields.isEmpty()) {
            json.putArray("fields");
            return;
        }
        ObjectNode object = json.putObject("fields");
        fields.forEach(object::put);
    }
}
