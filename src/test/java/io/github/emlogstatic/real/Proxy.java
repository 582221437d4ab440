package io.github.emlogstatic.real;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.PromptSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** Stands between the program and a real emlog, and answers in its place where a test wants it to. */
final class Proxy implements AutoCloseable {

    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    private final MockWebServer server = new MockWebServer();
    private final RealEmlog emlog;
    private volatile Fault fault = request -> Optional.empty();

    private Proxy(RealEmlog emlog) {
        this.emlog = emlog;
    }

    static Proxy before(RealEmlog emlog) throws IOException {
        Proxy proxy = new Proxy(emlog);
        proxy.server.setServerSocketFactory(new PromptSockets());
        proxy.server.setDispatcher(
                new Answering(request -> proxy.fault.on(request).orElseGet(() -> proxy.passed(request))));
        proxy.server.start(InetAddress.getLoopbackAddress(), 0);
        return proxy;
    }

    /** The blog's address, as the program is told it: emlog gives its own addresses as those of whom it is asked as. */
    String address() {
        return "http://127.0.0.1:" + server.getPort() + "/";
    }

    /** From now on answers so, where the function answers; everything else is passed on. */
    void failing(Fault other) {
        fault = other;
    }

    /** From now on passes everything on. */
    void honest() {
        fault = request -> Optional.empty();
    }

    /** What emlog answers to that. */
    MockResponse answer(String target) {
        return answer(new Request.Builder().url(emlog.address().replaceFirst("/$", "") + target));
    }

    private MockResponse passed(RecordedRequest request) {
        Request.Builder asked = new Request.Builder().url(emlog.address().replaceFirst("/$", "") + request.getTarget());
        asked.headers(request.getHeaders());
        if (request.getMethod().equals("POST")) {
            asked.post(RequestBody.create(
                    request.getBody() == null ? new byte[0] : request.getBody().toByteArray()));
        } else {
            asked.method(request.getMethod(), null);
        }
        return answer(asked);
    }

    private MockResponse answer(Request.Builder request) {
        request.header("Host", "127.0.0.1:" + server.getPort()).header("Connection", "close");
        try (Response response = client.newCall(request.build()).execute()) {
            MockResponse.Builder answer = new MockResponse.Builder().code(response.code());
            response.headers().forEach(header -> answer.addHeader(header.getFirst(), header.getSecond()));
            answer.removeHeader("Connection").removeHeader("Transfer-Encoding");
            return answer.body(new Buffer().write(response.body().bytes())).build();
        } catch (IOException e) {
            return new MockResponse.Builder().code(502).build();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
