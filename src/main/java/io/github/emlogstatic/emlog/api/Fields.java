package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.text.PrintedDate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object of an answer, read as PHP prints values: a number may be a string, an empty map is {@code []}, and a
 * missing value is an empty string.
 *
 * @param node the object
 * @param place where the object stands, for messages
 */
record Fields(JsonNode node, Place place) {

    /** Personal data that a plugin might add. It is never read. */
    private static final Set<String> PRIVATE =
            Set.of("ip", "mail", "email", "agent", "user_agent", "password", "mobile", "phone");

    static Fields of(JsonNode node, Place place) throws EmlogException {
        if (!node.isObject()) {
            throw wrong(place, "is " + kind(node) + " where emlog gives an object");
        }
        return new Fields(node, place);
    }

    Fields object(String name) throws EmlogException {
        return of(node.path(name), place);
    }

    /** Whether the value is a text without characters. */
    boolean isEmptyText(String name) {
        return node.path(name).isTextual() && node.path(name).asText().isEmpty();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** The text; empty if it is missing. */
    String text(String name) throws EmlogException {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return "";
        }
        if (value.isContainerNode()) {
            throw wrong(place, "has " + kind(value) + " for the text '" + name + "'");
        }
        return value.asText();
    }

    /** The number; 0 if it is missing. A number that is too large for an int becomes the nearest int. */
    int number(String name) throws EmlogException {
        if (node.path(name).isInt()) {
            return node.path(name).intValue();
        }
        String text = text(name).strip();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double value = Double.parseDouble(text);
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
        } catch (NumberFormatException e) {
            throw wrong(place, "has '" + Redaction.text(text) + "' for the number '" + name + "'");
        }
    }

    /** A required number above 0. */
    int id(String name) throws EmlogException {
        int id = number(name);
        if (id <= 0) {
            throw wrong(place, "has no '" + name + "'");
        }
        return id;
    }

    /** Throws if the object names another article. A comment and a like name the article that they belong to. */
    void belongsTo(int article) throws EmlogException {
        if (has("gid") && number("gid") != article) {
            throw EmlogException.other(place.toString(), "what belongs to article " + number("gid"));
        }
    }

    boolean yes(String name) throws EmlogException {
        String text = text(name);
        return text.equals("y") || text.equals("1") || text.equals("true");
    }

    LocalDateTime date(String name) throws EmlogException {
        String text = text(name);
        try {
            return PrintedDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(place, "has '" + Redaction.text(text) + "' for the date '" + name + "'");
        }
    }

    /** The objects of a list or of a map. */
    List<Fields> objects(String name, String what) throws EmlogException {
        JsonNode value = node.path(name);
        if (!value.isContainerNode() && !value.asText().isEmpty()) {
            throw wrong(place, "has " + kind(value) + " for the list '" + name + "'");
        }
        List<Fields> objects = new ArrayList<>();
        Place each = place.add(": " + what);
        for (JsonNode element : value) {
            objects.add(of(element, each));
        }
        return objects;
    }

    /** The objects of a list that every answer must have. */
    List<Fields> required(String name, String what) throws EmlogException {
        if (!node.path(name).isContainerNode()) {
            throw wrong(place, "has no list '" + name + "'");
        }
        return objects(name, what);
    }

    /** A map of texts, in its order. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode value = node.path(name);
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                texts.put(Integer.toString(i), plain(value.get(i)));
            }
        }
        value.properties().forEach(field -> texts.put(field.getKey(), plain(field.getValue())));
        return texts;
    }

    /** The unknown fields as they came, without zeros, empty values and personal data. */
    Map<String, Object> others(Set<String> known) {
        Map<String, Object> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (!known.contains(name) && !PRIVATE.contains(name) && !isNothing(field.getValue())) {
                others.put(name, Envelope.JSON.convertValue(field.getValue(), new TypeReference<Object>() {}));
            }
        }
        return others;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.asText("x").equals("0")
                || value.isTextual() && value.asText().isEmpty()
                || value.isContainerNode() && value.isEmpty();
    }

    private static String plain(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }

    private static EmlogException wrong(Place place, String what) {
        return new EmlogException(
                Reason.NOT_EMLOG, place + ": the answer " + what + "; look for a plugin that changes the API");
    }
}
