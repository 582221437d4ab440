package io.github.emlogstatic.fakeemlog.call;

import java.util.function.Supplier;

/** Ends a call with an answer that is no success. */
public final class Refusal extends RuntimeException {

    private final Supplier<ApiResponse> response;

    private Refusal(String message, Supplier<ApiResponse> response) {
        super(message);
        this.response = response;
    }

    /** emlog's {@code Output::error}. */
    public static Refusal of(String message) {
        return new Refusal(message, () -> Answers.error(400, message));
    }

    /** emlog's {@code Output::authError}. */
    public static Refusal unauthorized(String message) {
        return new Refusal(message, () -> Answers.error(401, message));
    }

    /** A statement that the database refuses: an HTML page with status 200. */
    public static Refusal badStatement(String sql) {
        return new Refusal(
                sql,
                () -> ApiResponse.message(200, sql + "<br /><br />error: 1064 , You have an error in your SQL syntax"));
    }

    /** An error that PHP does not survive: status 500 and nothing else. */
    public static Refusal crash(String what) {
        return new Refusal(what, () -> ApiResponse.html(500, ""));
    }

    public ApiResponse response() {
        return response.get();
    }
}
