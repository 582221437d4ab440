package io.github.emlogstatic.publish.sftp;

import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** OpenSSH's server on loopback, as this user, for one key. */
public final class OpenSsh implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private String settings = "";
    private Process server;

    private OpenSsh(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts a server, whose user's key is {@code user} in the folder. Skips the test where there is no OpenSSH.
     *
     * @param folder for its files
     */
    public static OpenSsh in(Path folder) throws Exception {
        Skip.unless(Files.isExecutable(PROGRAM), "no OpenSSH server (Debian's openssh-server)");
        boolean root = System.getProperty("user.name").equals("root");
        Skip.unless(!root || makesFolderOfSshd(), "/run/sshd cannot be made, which sshd of root needs");
        OpenSsh ssh = new OpenSsh(Files.createDirectories(folder), FreePort.find());
        ssh.makeKey("ed25519", ssh.key());
        ssh.makeKey("ed25519", ssh.hostKey());
        ssh.start();
        return ssh;
    }

    private static boolean makesFolderOfSshd() {
        return Files.isDirectory(Path.of("/run/sshd"))
                || Path.of("/run/sshd").toFile().mkdir();
    }

    private void start() throws Exception {
        Path config = folder.resolve("config");
        Files.writeString(config, settings + """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %2$s/host
                PidFile none
                AuthorizedKeysFile %2$s/user.pub
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                MaxStartups 100
                LogLevel DEBUG1
                PerSourcePenalties no
                Subsystem sftp internal-sftp
                """.formatted(port, folder));
        server = new ProcessBuilder(PROGRAM.toString(), "-D", "-f", config.toString(), "-E", folder + "/log").start();
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!isUp()) {
            if (!server.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            Thread.onSpinWait();
        }
    }

    private boolean isUp() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts the server again, with another host key. */
    public void takeAnotherHostKey() throws Exception {
        stop();
        Files.delete(folder.resolve("host"));
        Files.delete(folder.resolve("host.pub"));
        makeKey("ed25519", hostKey());
        start();
    }

    /** Starts the server again, with lines of {@code sshd_config} besides. */
    public void set(String lines) throws Exception {
        stop();
        settings = lines + "\n";
        start();
    }

    /** What the server has written down. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    public int port() {
        return port;
    }

    /** The private key of the user. */
    public Path key() {
        return folder.resolve("user");
    }

    /** Lets the user come in with another key, too. */
    public void accept(Path publicKey) throws IOException {
        Files.writeString(folder.resolve("user.pub"), Files.readString(publicKey), StandardOpenOption.APPEND);
    }

    /** The line of {@code known_hosts} for this server. */
    public String knownHost() throws IOException {
        return knownHost("[127.0.0.1]:" + port);
    }

    /** @param name under which the server is known */
    public String knownHost(String name) throws IOException {
        return name + " " + Files.readString(folder.resolve("host.pub"));
    }

    private Path hostKey() {
        return folder.resolve("host");
    }

    /** Makes a key of that kind, and its public one beside it. */
    public void makeKey(String kind, Path file) throws Exception {
        run("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", file.toString());
    }

    private void run(String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(List.of(command) + " failed");
        }
    }

    private void stop() throws InterruptedException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
