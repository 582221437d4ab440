package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpStatVFS;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.threads.NewThreads;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Channels of one session, which is opened again if it is lost. Safe for several threads. */
final class SftpChannels implements Closeable {

    private static final int ATTEMPTS = 3;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SshAccess access;
    private final SftpRefusal refusal;
    private final String directory;
    private final Queue<ChannelSftp> idle = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    /** A permit for each channel that may be used besides. Where the server opens fewer, permits are not given back. */
    private final Semaphore free;

    private final Set<ChannelSftp> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param most so many channels are open at once, or fewer if the server wants it */
    SftpChannels(SshAccess access, SftpRefusal refusal, String directory, int most) {
        this.access = access;
        this.refusal = refusal;
        this.directory = directory;
        this.free = new Semaphore(most);
    }

    /** Work with a channel. It may be done again. */
    @FunctionalInterface
    interface Work<T> {
        T with(ChannelSftp channel) throws SftpException, IOException;
    }

    /**
     * Does the work, again if the connection is lost.
     *
     * @param purpose what it is done for, in words for a message
     */
    <T> T use(String purpose, Work<T> work) throws IOException {
        free.acquireUninterruptibly();
        try {
            return attempt(purpose, work);
        } finally {
            free.release();
        }
    }

    private <T> T attempt(String purpose, Work<T> work) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<ChannelSftp> taken = take();
            if (taken.isEmpty()) {
                continue;
            }
            ChannelSftp channel = taken.get();
            try {
                return work.with(channel);
            } catch (SftpException | IOException e) {
                if (channel.isConnected() && e instanceof SftpException answer && isAnswer(answer)) {
                    throw refusal.ofOperation(answer, purpose, isFull(answer, channel));
                }
                if (e instanceof PublishException refused) {
                    throw refused;
                }
                if (e instanceof IOException ofFileHere && channel.isConnected()) {
                    throw ofFileHere;
                }
                channel.disconnect();
            } finally {
                if (channel.isConnected()) {
                    idle.add(channel);
                }
            }
        }
        throw refusal.lost();
    }

    /**
     * Explains a refusal after which its channel is of no use. The work has a permit, so it may take another channel.
     *
     * @param purpose what was refused, in words for a message
     */
    PublishException refused(SftpException answer, String purpose) {
        boolean full = false;
        try {
            Optional<ChannelSftp> other = take();
            full = other.isPresent() && isFull(answer, other.get());
            other.ifPresent(idle::add);
        } catch (IOException e) {
            // What the server refused first counts.
        }
        return refusal.ofOperation(answer, purpose, full);
    }

    /** Whether the server answered, as opposed to a connection that was lost. */
    static boolean isAnswer(SftpException e) {
        return !(e.getCause() instanceof IOException)
                && e.id != ChannelSftp.SSH_FX_NO_CONNECTION
                && e.id != ChannelSftp.SSH_FX_CONNECTION_LOST;
    }

    /** SFTP has no word for a full disk. Servers answer with a failure of any kind. */
    private boolean isFull(SftpException e, ChannelSftp channel) {
        if (e.id != ChannelSftp.SSH_FX_FAILURE) {
            return false;
        }
        try {
            SftpStatVFS disk = channel.statVFS(directory);
            return disk.getAvailBlocks() == 0 || disk.getINodes() > 0 && disk.getAvailINodes() == 0;
        } catch (SftpException unknown) {
            return false; // not every server tells
        }
    }

    /** A channel, or none if the connection was lost while the channel was opened. */
    private Optional<ChannelSftp> take() throws IOException {
        for (ChannelSftp channel = idle.poll(); channel != null; channel = idle.poll()) {
            if (channel.isConnected()) {
                return Optional.of(channel);
            }
        }
        Session current = connected();
        try {
            ChannelSftp opened = opened(current);
            open.add(opened);
            return Optional.of(opened);
        } catch (JSchException e) {
            if (isLost(current)) {
                return Optional.empty();
            }
            if (open.stream().noneMatch(ChannelSftp::isConnected)) {
                throw refusal.ofChannel(e);
            }
            free.acquireUninterruptibly(); // the server opens no more: a channel of another thread will do
            return take();
        }
    }

    /** Whether the connection has ended. JSch ends the channels first, and the session a moment later. */
    private static boolean isLost(Session session) {
        long end = System.nanoTime() + MOMENT.toNanos();
        while (session.isConnected() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        return !session.isConnected();
    }

    /**
     * Opens a channel in a thread of its own: JSch waits for ever for the server's greeting if the session ends just when
     * the server has agreed to the channel.
     */
    private static ChannelSftp opened(Session session) throws JSchException {
        ChannelSftp channel = newChannel(session, "sftp", ChannelSftp.class);
        FutureTask<ChannelSftp> opening = new FutureTask<>(() -> {
            channel.connect();
            return channel;
        });
        new NewThreads("channel").execute(opening);
        while (true) {
            try {
                return opening.get(50, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof JSchException refused
                        ? refused
                        : new JSchException(String.valueOf(e.getCause()), e);
            } catch (TimeoutException e) {
                if (!session.isConnected()) {
                    opening.cancel(true);
                    throw new JSchException("the connection ended", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JSchException("interrupted", e);
            }
        }
    }

    /** A channel that is not connected yet. JSch returns null if the session ends just then. */
    static <T extends Channel> T newChannel(Session session, String name, Class<T> type) throws JSchException {
        Channel channel = session.openChannel(name);
        if (channel == null) {
            throw new JSchException("the connection ended");
        }
        return type.cast(channel);
    }

    private synchronized Session connected() throws IOException {
        Session current = session.get();
        if (current == null || !current.isConnected()) {
            try {
                current = access.session();
                current.connect();
            } catch (JSchException e) {
                throw refusal.ofSession(e, access);
            } catch (SshSecrets.UnansweredException e) {
                JSchException denied = new JSchException("Auth fail for methods 'password,keyboard-interactive'", e);
                throw refusal.ofSession(denied, access);
            }
            session.set(current);
            if (closed) {
                current.disconnect(); // nobody waits for it any more
            }
        }
        return current;
    }

    @Override
    public void close() {
        closed = true;
        Session current = session.get();
        if (current != null) {
            current.disconnect();
        }
    }
}
