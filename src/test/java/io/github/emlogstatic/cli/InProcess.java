package io.github.emlogstatic.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the program for scripts, in this process. A script hands over its environment, its working directory and its
 * arguments, each ended by a zero byte, and gets the exit code in a line, then what the program said.
 */
final class InProcess {

    private static final ServerSocket SOCKET = listen();

    private InProcess() {}

    /** The lines of a bash script that run the program with the script's arguments. */
    static String caller() {
        return "exec 3<>/dev/tcp/127.0.0.1/" + SOCKET.getLocalPort() + "\n"
                + "env -0 >&3; printf '%s\\0' . \"$PWD\" $# \"$@\" >&3\n"
                + "read -r code <&3; cat <&3; exit $code";
    }

    private static ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(InProcess::serve, "programs for scripts");
            thread.setDaemon(true);
            thread.start();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve() {
        while (!SOCKET.isClosed()) {
            try (Socket script = SOCKET.accept();
                    InputStream in = new BufferedInputStream(script.getInputStream());
                    OutputStream out = script.getOutputStream()) {
                run(in, out);
            } catch (IOException e) {
                e.printStackTrace();
            }
        }
    }

    private static void run(InputStream in, OutputStream out) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        for (String line = text(in); !line.equals("."); line = text(in)) {
            environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        Path directory = Path.of(text(in));
        String[] arguments = new String[Integer.parseInt(text(in))];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = text(in);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(arguments, stream, stream, environment, directory);
        out.write((code + "\n").getBytes(StandardCharsets.UTF_8));
        said.writeTo(out);
    }

    private static String text(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b > 0; b = in.read()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
