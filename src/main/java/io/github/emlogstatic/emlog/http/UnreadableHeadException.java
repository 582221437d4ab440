package io.github.emlogstatic.emlog.http;

import java.net.ProtocolException;

/** The head of an answer has a number that HTTP does not allow: a negative status or length, or a pause of twenty digits. */
final class UnreadableHeadException extends ProtocolException {

    private static final long serialVersionUID = 1;

    UnreadableHeadException(String message) {
        super(message);
    }
}
