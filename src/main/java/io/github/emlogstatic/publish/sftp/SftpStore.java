package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.PublishConfig;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.upload.FileStore;
import io.github.emlogstatic.publish.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/** A directory of a server that is reached over SSH. It is made if necessary. */
public final class SftpStore implements FileStore {

    /** OpenSSH allows ten channels on a connection, others less. */
    private static final int MOST_CONNECTIONS = 6;

    private final Destination.Sftp to;
    private final SftpChannels channels;
    private final int connections;
    private final SftpModes modes;
    private final TemporaryFiles temporaries = new TemporaryFiles(this::listed);

    /** Packed files that have arrived, but not got their name: a kill came within {@link #move}. */
    private final Set<String> unnamed = ConcurrentHashMap.newKeySet();

    /** Whether others may read what the server makes, as a file has shown. */
    private volatile boolean readable;

    private SftpStore(Destination.Sftp to, SftpChannels channels, int connections) {
        this.to = to;
        this.channels = channels;
        this.connections = connections;
        this.modes = new SftpModes(quoted(to.directory()));
    }

    /** @param environment variables, which may hold a password */
    public static SftpStore open(Destination.Sftp to, PublishConfig config, Map<String, String> environment) {
        SshAccess access = new SshAccess(to, environment, config.timeout());
        SftpRefusal refusal = new SftpRefusal(to, access.knownHosts());
        int connections = Math.min(config.connections(), MOST_CONNECTIONS);
        SftpChannels channels = new SftpChannels(access, refusal, quoted(to.directory()), connections);
        return new SftpStore(to, channels, connections);
    }

    @Override
    public String name() {
        return to.name();
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    /** Returns a packed file also if it has only its temporary name: its end tells whether it is whole. */
    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Optional<byte[]> bytes = bytes(path);
        if (bytes.isPresent() || !path.endsWith(".gz")) {
            return bytes;
        }
        Optional<byte[]> arrived = bytes(AtomicFile.temporary(path)).filter(SftpStore::isWhole);
        arrived.ifPresent(whole -> unnamed.add(path));
        return arrived;
    }

    private static boolean isWhole(byte[] packed) {
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<byte[]> bytes(String path) throws IOException {
        return channels.use("read " + path, channel -> {
            try (InputStream in = channel.get(full(path))) {
                return Optional.of(in.readAllBytes());
            } catch (SftpException e) {
                if (isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Writes a temporary file and moves it, so that visitors never see a part of a file. */
    @Override
    public void write(Upload file) throws IOException {
        if (unnamed.remove(file.path())) {
            giveName(file.path());
        }
        boolean large = TemporaryFiles.isLarge(file);
        String temporary = TemporaryFiles.path(file);
        for (String part : temporaries.parts(file.path())) {
            if (!part.equals(temporary)) {
                removePart(part);
            }
        }
        if (!large) {
            channels.use("write " + file.path(), channel -> put(channel, file, temporary, ChannelSftp.OVERWRITE));
        } else if (!arrives(file, temporary, true)) {
            arrives(file, temporary, false);
        }
        rename(file.path(), temporary);
        temporaries.beside(temporary).remove(Segments.last(temporary));
    }

    /**
     * Gives a file that has arrived its name. It is not sent again if the connection is lost meanwhile: where a server replaces
     * no file, it may be the only version that is left. Where the answer alone was lost, it has its name.
     */
    private void rename(String path, String temporary) throws IOException {
        AtomicBoolean again = new AtomicBoolean();
        channels.use("write " + path, channel -> {
            if (!again.getAndSet(true) || attributes(channel, full(temporary)).isPresent()) {
                move(channel, full(temporary), full(path));
            }
            return true;
        });
    }

    /**
     * Gives a file that was written under its temporary name its own one, if no file has it. Else the next version would be
     * written over the only one that is whole.
     */
    private void giveName(String path) throws IOException {
        channels.use("write " + path, channel -> {
            if (attributes(channel, full(path)).isEmpty()) {
                channel.rename(full(AtomicFile.temporary(path)), full(path));
            }
            return true;
        });
    }

    /**
     * Writes a large file, and goes on with what has arrived of it. That is its beginning only if the connection was lost:
     * a server that refuses one of the writes on their way may take later ones. So what a refusal leaves is removed.
     *
     * @param mayGoOn false for a server that has refused that
     * @return false if the server does not let it go on, and it is to begin anew
     */
    private boolean arrives(Upload file, String temporary, boolean mayGoOn) throws IOException {
        Set<String> names = temporaries.beside(temporary);
        AtomicBoolean resumes = new AtomicBoolean();
        try {
            channels.use("write " + file.path(), channel -> {
                resumes.set(!names.add(Segments.last(temporary)) && mayGoOn);
                return put(channel, file, temporary, resumes.get() ? ChannelSftp.RESUME : ChannelSftp.OVERWRITE);
            });
            return true;
        } catch (PublishException.Refused e) {
            try {
                removePart(temporary);
            } catch (PublishException alsoRefused) {
                e.addSuppressed(alsoRefused);
                throw e;
            }
            if (resumes.get()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isOpen(String path) throws IOException {
        return channels.use("read " + path, channel -> modes.isOpen(channel, full(path)));
    }

    /** Looks whether it helped, because some servers take every mode and keep their own. */
    @Override
    public boolean open(String path) throws IOException {
        return channels.use("open " + path, channel -> {
            modes.letOthersRead(channel, full(path));
            return modes.isOpen(channel, full(path));
        });
    }

    private boolean put(ChannelSftp channel, Upload file, String temporary, int mode)
            throws SftpException, IOException {
        try {
            send(channel, file, full(temporary), mode);
        } catch (SftpException e) {
            if (!isMissing(e)) {
                throw e;
            }
            makeFolders(channel, Segments.parent(to.directory() + "/" + file.path()));
            send(channel, file, full(temporary), mode);
        }
        readable = readable || modes.letOthersRead(channel, full(temporary));
        return true;
    }

    private void send(ChannelSftp channel, Upload file, String temporary, int mode) throws SftpException, IOException {
        try (InputStream content = file.content().get()) {
            channel.put(content, temporary, mode);
        } catch (SftpException e) {
            if (isMissing(e) || !SftpChannels.isAnswer(e) || !channel.isConnected()) {
                throw e;
            }
            channel.disconnect(); // the answers of other writes are on their way
            throw channels.refused(e, "write " + file.path());
        }
    }

    private void removePart(String part) throws IOException {
        channels.use("remove " + part, channel -> removeIfThere(channel, full(part)));
        temporaries.beside(part).remove(Segments.last(part));
    }

    private Set<String> listed(String folder) throws IOException {
        try {
            return names(folder);
        } catch (PublishException.Refused e) {
            return Set.of(); // whoever may only write sends large files anew
        }
    }

    /** Replaces the target at once, if the server can. */
    private static void move(ChannelSftp channel, String from, String to) throws SftpException {
        try {
            channel.rename(from, to);
        } catch (SftpException e) {
            if (isMissing(e) || e.id == ChannelSftp.SSH_FX_PERMISSION_DENIED || replaces(channel)) {
                throw e;
            }
            channel.rm(to);
            channel.rename(from, to);
        }
    }

    /** Whether the server has the extension that lets a file take the place of another. */
    private static boolean replaces(ChannelSftp channel) {
        return channel.getExtension("posix-rename@openssh.com") != null;
    }

    private void makeFolders(ChannelSftp channel, String folder) throws SftpException {
        if (folder.isEmpty() || isFolder(channel, quoted(folder))) {
            return;
        }
        makeFolders(channel, Segments.parent(folder));
        try {
            channel.mkdir(folder); // not quoted: JSch takes no pattern here
            modes.letOthersRead(channel, quoted(folder));
        } catch (SftpException e) {
            if (!isFolder(channel, quoted(folder))) { // another thread may have been quicker
                throw e;
            }
        }
    }

    private static boolean isFolder(ChannelSftp channel, String path) throws SftpException {
        return attributes(channel, path).filter(SftpATTRS::isDir).isPresent();
    }

    /** Empty if there is no such file or folder. */
    private static Optional<SftpATTRS> attributes(ChannelSftp channel, String path) throws SftpException {
        try {
            return Optional.of(channel.stat(path));
        } catch (SftpException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Removes the file, and the folders that are empty then. */
    @Override
    public void remove(String path) throws IOException {
        for (String part : temporaries.parts(path)) {
            removePart(part);
        }
        channels.use("remove " + path, channel -> {
            removeIfThere(channel, full(AtomicFile.temporary(path)));
            removeIfThere(channel, full(path));
            removeEmptyFolders(channel, path);
            return true;
        });
    }

    /** @return false if there was no such file */
    private static boolean removeIfThere(ChannelSftp channel, String file) throws SftpException {
        try {
            channel.rm(file);
            return true;
        } catch (SftpException e) {
            if (!isMissing(e) && !isFolder(channel, file)) {
                throw e;
            }
            return false;
        }
    }

    private void removeEmptyFolders(ChannelSftp channel, String path) {
        try {
            for (String folder = Segments.parent(path); !folder.isEmpty(); folder = Segments.parent(folder)) {
                channel.rmdir(full(folder));
            }
        } catch (SftpException e) {
            // A folder that is not empty stays, and so do those around it.
        }
    }

    @Override
    public Set<String> existing(Collection<String> paths) throws IOException {
        Map<String, Set<String>> byFolder = new TreeMap<>();
        paths.forEach(path -> byFolder.computeIfAbsent(Segments.parent(path), folder -> new TreeSet<>())
                .add(path));
        Set<String> existing = new HashSet<>();
        for (Map.Entry<String, Set<String>> folder : byFolder.entrySet()) {
            String prefix = folder.getKey().isEmpty() ? "" : folder.getKey() + "/";
            for (String name : names(folder.getKey())) {
                if (folder.getValue().contains(prefix + name)) {
                    existing.add(prefix + name);
                }
            }
        }
        return existing;
    }

    private Set<String> names(String folder) throws IOException {
        return channels.use("list " + (folder.isEmpty() ? to.directory() : folder), channel -> {
            Set<String> names = new HashSet<>();
            try {
                channel.ls(folder.isEmpty() ? quoted(to.directory()) : full(folder), entry -> {
                    if (!entry.getAttrs().isDir()) {
                        names.add(entry.getFilename());
                    }
                    return ChannelSftp.LsEntrySelector.CONTINUE;
                });
            } catch (SftpException e) {
                if (!isMissing(e)) {
                    throw e;
                }
            }
            return names;
        });
    }

    private String full(String path) {
        return quoted(to.directory() + "/" + path);
    }

    /** JSch takes these letters for patterns. */
    private static String quoted(String path) {
        return path.replaceAll("([\\\\*?])", "\\\\$1");
    }

    private static boolean isMissing(SftpException e) {
        return e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE;
    }

    @Override
    public void close() throws IOException {
        channels.close();
    }
}
