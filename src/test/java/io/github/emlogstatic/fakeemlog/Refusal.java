package io.github.emlogstatic.fakeemlog;

import java.util.function.Supplier;

/** Ends a call with an answer that is no success. */
final class Refusal extends RuntimeException {

    private final Supplier<ApiResponse> response;

    private Refusal(String message, Supplier<ApiResponse> response) {
        super(message);
        this.response = response;
    }

    /** emlog's {@code Output::error}. */
    static Refusal of(String message) {
        return new Refusal(message, () -> Answers.error(400, message));
    }

    /** emlog's {@code Output::authError}. */
    static Refusal unauthorized(String message) {
        return new Refusal(message, () -> Answers.error(401, message));
    }

    /** A statement that the database refuses: an HTML page with status 200. */
    static Refusal badStatement(String sql) {
        return new Refusal(
                sql,
                () -> ApiResponse.html(
                        200,
                        ServedPages.message(sql + "<br /><br />error: 1064 , You have an error in your SQL syntax")));
    }

    /** An error that PHP does not survive: status 500 and nothing else. */
    static Refusal crash(String what) {
        return new Refusal(what, () -> ApiResponse.html(500, ""));
    }

    ApiResponse response() {
        return response.get();
    }
}
