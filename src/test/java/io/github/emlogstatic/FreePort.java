package io.github.emlogstatic;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import mockwebserver3.MockWebServer;

/** For programs that cannot take any free port themselves and say which, and for clients that are to be refused. */
public final class FreePort {

    /** Systems give ports from 32768 on to clients, so one of these could be taken before the program takes it. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;

    /** What holds the ports until this process ends. */
    private static final Queue<Closeable> HELD = new ConcurrentLinkedQueue<>();

    private FreePort() {}

    /** A port of loopback that nobody uses. No other process of tests finds it: each holds the same port of UDP. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                HELD.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
                return free.getLocalPort();
            } catch (IOException e) {
                // It is taken.
            }
        }
    }

    /** A port of loopback that refuses connections. */
    public static int refusing() {
        return refusing(0);
    }

    /** Ends a server, whose address refuses connections from now on. No other server gets its port. */
    public static void end(MockWebServer server) {
        int port = server.getPort();
        server.close();
        refusing(port);
    }

    /** Lets a port of loopback whose server has ended refuse connections. It is taken, so no other server gets it. */
    public static int refusing(int port) {
        try {
            Socket silent = new Socket();
            HELD.add(silent);
            silent.setReuseAddress(true); // the server's connections may still be ending
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return silent.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
