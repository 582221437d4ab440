package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.util.Optional;

/**
 * Who may read what is at the server.
 *
 * @param directory the directory of the site, quoted as JSch wants it, like all paths here
 */
record SftpModes(String directory) {

    private static final int MODE = 07777;
    private static final int GROUP_AND_OTHERS_READ = 044;
    private static final int GROUP_AND_OTHERS_ENTER = 055;

    /**
     * Lets others read a file or a folder that this user alone may read, because the server's umask is so: the web server
     * is another user, as a rule.
     *
     * @return whether others could read it already, or may not
     */
    boolean letOthersRead(ChannelSftp channel, String made) throws SftpException {
        Optional<SftpATTRS> closed = closed(channel, made);
        if (closed.isEmpty()) {
            return true;
        }
        int more = closed.get().isDir() ? GROUP_AND_OTHERS_ENTER : GROUP_AND_OTHERS_READ;
        try {
            channel.chmod(closed.get().getPermissions() & MODE | more, made);
            return false;
        } catch (SftpException e) {
            throwIfLost(e, channel);
            return true; // a server that does not let modes be changed
        }
    }

    /** Whether others may read a file or a folder, or nothing can be done about it. */
    boolean isOpen(ChannelSftp channel, String made) throws SftpException {
        return closed(channel, made).isEmpty();
    }

    /** The attributes of a file or a folder that this user alone may read, unless that is for the owner to change. */
    private Optional<SftpATTRS> closed(ChannelSftp channel, String made) throws SftpException {
        try {
            SftpATTRS its = channel.stat(made);
            boolean open = (its.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) == 0
                    || (its.getPermissions() & GROUP_AND_OTHERS_READ) != 0
                    || isInClosedDirectory(channel, made);
            return open ? Optional.empty() : Optional.of(its);
        } catch (SftpException e) {
            throwIfLost(e, channel);
            return Optional.empty(); // a server without modes
        }
    }

    private static void throwIfLost(SftpException e, ChannelSftp channel) throws SftpException {
        if (!SftpChannels.isAnswer(e) || !channel.isConnected()) {
            throw e; // so that it is done again
        }
    }

    /** Whether the owner has closed the directory to others. If it is just being made, nobody has. */
    private boolean isInClosedDirectory(ChannelSftp channel, String made) throws SftpException {
        return !directory.startsWith(made) && (channel.stat(directory).getPermissions() & GROUP_AND_OTHERS_ENTER) == 0;
    }
}
