package io.github.emlogstatic.serve;

import io.github.emlogstatic.language.Translator;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/** A finished site at an address of this machine. */
public final class ServedSite implements AutoCloseable {

    private final PreviewServer server;

    private ServedSite(PreviewServer server) {
        this.server = server;
    }

    public static ServedSite of(Path site) throws IOException {
        return new ServedSite(on(0, site));
    }

    static PreviewServer on(int port, Path site) throws IOException {
        return PreviewServer.start(
                PreviewState.of(site, "/"), InetAddress.getLoopbackAddress(), port, Translator.ENGLISH);
    }

    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
