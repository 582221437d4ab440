package io.github.emlogstatic;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** What a test server answers, as a lambda. */
public final class Answering extends Dispatcher {

    private final Answer answer;

    public Answering(Answer answer) {
        this.answer = answer;
    }

    @FunctionalInterface
    public interface Answer {
        MockResponse to(RecordedRequest request) throws InterruptedException;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return answer.to(request);
    }
}
