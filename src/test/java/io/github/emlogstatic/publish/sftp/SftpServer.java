package io.github.emlogstatic.publish.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** An SFTP server in this process: one directory, and one user, who has a password. */
public final class SftpServer implements AutoCloseable {

    public static final String USER = "me";
    public static final String PASSWORD = "password of the tests";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private volatile boolean mayRemove = true;
    private volatile boolean closesFiles;
    private volatile boolean full;
    private volatile String lost = "no file";
    private final AtomicInteger operations = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger untilBreak = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean stopsAtRemoval;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong breaking = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong refused = new AtomicLong(-1);
    private volatile boolean takesOffsets = true;
    private final Set<Handle> begun = ConcurrentHashMap.newKeySet();
    private final List<Path> listed = new CopyOnWriteArrayList<>();
    private final AtomicInteger endedChannels = new AtomicInteger();
    private final AtomicBoolean endsAtMode = new AtomicBoolean();

    public SftpServer(Path directory) throws IOException {
        server.setHost("127.0.0.1");
        CoreModuleProperties.TCP_NODELAY.set(server, true); // as OpenSSH; else each answer waits 40 ms for a receipt
        server.setKeyPairProvider(KeyPairProvider.wrap(newKey()));
        server.setPasswordAuthenticator((user, password, session) -> {
            passwords.add(password);
            return user.equals(USER) && password.equals(PASSWORD);
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(directory)));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Faults());
        server.setSubsystemFactories(List.of(sftp));
        server.addChannelListener(new ChannelListener() {
            @Override
            public void channelInitialized(Channel channel) {
                if (endedChannels.getAndDecrement() > 0) {
                    channel.getSession().close(true);
                }
            }
        });
        server.start();
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The line of {@code known_hosts} for this server. */
    public String knownHost() {
        try {
            KeyPair key = server.getKeyPairProvider().loadKeys(null).iterator().next();
            return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void takeAnotherHostKey() {
        server.setKeyPairProvider(KeyPairProvider.wrap(newKey()));
    }

    /** The passwords that were given, right or wrong. */
    public List<String> passwords() {
        return List.copyOf(passwords);
    }

    /** Knows keys, too, but that of nobody. */
    public void takeKeys() {
        server.setPublickeyAuthenticator((user, key, session) -> false);
    }

    /** Makes files that nobody else may read, and ends the connection the first time that this is to be changed. */
    public void closeFiles() {
        closesFiles = true;
        endsAtMode.set(true);
    }

    /** Takes no password of itself, but asks for one, as servers with PAM do. */
    public void askForThePassword(String question) {
        CoreModuleProperties.KB_SERVER_INTERACTIVE_PROMPT.set(server, question);
        server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
    }

    /** Has no extension by which a move replaces a file. */
    public void replaceNothing() {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "fsync@openssh.com=1");
    }

    public void mayRemove(boolean may) {
        mayRemove = may;
    }

    public void setFull(boolean noRoomLeft) {
        full = noRoomLeft;
    }

    /** Ends the connections at the operation of that number, as if the program had been killed. */
    public void stopAfter(int more) {
        operations.set(more);
    }

    /** Ends the connections as soon as a file is removed. */
    public void stopAtRemoval() {
        stopsAtRemoval = true;
    }

    /** Ends the connections once, at the operation of that number, as a bad line does. */
    public void breakOnceAfter(int more) {
        untilBreak.set(more);
    }

    /** Ends each connection after so many bytes more have been written. */
    public void breakEach(long bytes) {
        breaking.set(bytes);
        received.set(0);
    }

    /** The bytes that were written since {@link #breakEach}. */
    public long received() {
        return received.get();
    }

    /** Refuses the one write at which a file has that many bytes or more. */
    public void refuseOneWriteAt(long bytes) {
        refused.set(bytes);
    }

    /** Lets no file be continued, as some clouds do. */
    public void takeNoOffsets() {
        takesOffsets = false;
    }

    /** Removes each file whose name begins so, as soon as it has come. */
    public void loseFilesFrom(String start) {
        lost = start;
    }

    /** The folders that were listed, each as often as it was. */
    public List<Path> listed() {
        return List.copyOf(listed);
    }

    /** Ends the connection when a channel is opened, that many times. */
    public void endChannels(int times) {
        endedChannels.set(times);
    }

    private final class Faults implements SftpEventListener {

        private void count(ServerSession session) throws IOException {
            if (untilBreak.getAndDecrement() == 0 | operations.decrementAndGet() < 0) {
                session.close(true);
                throw new FileSystemException("stopped");
            }
        }

        @Override
        public void opening(ServerSession session, String remoteHandle, Handle handle) throws IOException {
            count(session);
            if (handle instanceof DirectoryHandle) {
                listed.add(handle.getFile());
            }
        }

        @Override
        public void open(ServerSession session, String remoteHandle, Handle handle) throws IOException {
            if (closesFiles && handle instanceof FileHandle) {
                Files.setPosixFilePermissions(handle.getFile(), PosixFilePermissions.fromString("rw-------"));
            }
        }

        @Override
        public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attributes)
                throws IOException {
            if (!attributes.containsKey("permissions")) {
                return;
            }
            count(session);
            if (endsAtMode.getAndSet(false)) {
                session.close(true);
                throw new FileSystemException("stopped");
            }
        }

        @Override
        public void writing(
                ServerSession session, String remote, FileHandle file, long offset, byte[] data, int from, int length)
                throws IOException {
            count(session);
            if (full) {
                throw new FileSystemException("No space left on device");
            }
            if (offset == 0) {
                begun.add(file);
            }
            if (!takesOffsets && !begun.contains(file)) {
                throw new FileSystemException("a file is written from its beginning");
            }
            long last = refused.get();
            if (last >= 0 && offset >= last && refused.compareAndSet(last, -1)) {
                throw new FileSystemException("try again later");
            }
            long before = received.getAndAdd(length);
            if (before / breaking.get() != (before + length) / breaking.get()) {
                session.close(true);
                throw new FileSystemException("the line broke");
            }
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            count(session);
        }

        @Override
        public void moved(
                ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable thrown)
                throws IOException {
            if (to.getFileName().toString().startsWith(lost)) {
                Files.delete(to);
            }
        }

        @Override
        public void removing(ServerSession session, Path path, boolean directory) throws IOException {
            count(session);
            if (!mayRemove) {
                throw new AccessDeniedException(path.toString());
            }
        }

        @Override
        public void removed(ServerSession session, Path path, boolean directory, @Nullable Throwable thrown) {
            if (stopsAtRemoval && thrown == null) {
                operations.set(0);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
