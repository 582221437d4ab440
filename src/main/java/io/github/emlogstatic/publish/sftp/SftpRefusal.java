package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.SftpException;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.publish.target.PublishException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Explains in one line why a server cannot be reached or refuses. */
record SftpRefusal(Destination.Sftp to, Path knownHosts) {

    /**
     * The error for a session that could not be opened.
     *
     * @param access with what it was tried
     */
    PublishException ofSession(JSchException failure, SshAccess access) {
        JSchException e = innermost(failure);
        Optional<String> jump = jumpHost(failure);
        String server = jump.map(host -> "the jump host " + host).orElse("the server");
        if (e instanceof JSchChangedHostKeyException || e instanceof JSchRevokedHostKeyException) {
            return refused(server + " shows another host key than the one in " + knownHosts
                    + "; nothing was published: somebody may have put another server in its place. If the server has a"
                    + " new key, remove the old one with 'ssh-keygen -R " + jump.orElse(hostAndPort())
                    + "' and log in once with ssh");
        }
        if (e instanceof JSchUnknownHostKeyException) {
            return refused("the host key of " + server + " is not in " + knownHosts
                    + "; nothing was published: log in once with ssh as this user, and compare the fingerprint");
        }
        if (e instanceof JSchAlgoNegoFailException other) {
            return unreachable(server + " and this program have no algorithm in common (the server offers "
                    + other.getServerProposal()
                    + "); update the SSH server, or let it offer others as well");
        }
        String words = String.valueOf(e.getMessage());
        if (words.contains("Too many authentication failures")) {
            return unreachable(server + " ended the login after too many wrong keys or passwords; name the right one in"
                    + " ~/.ssh/config, with IdentityFile below its Host");
        }
        if (words.startsWith("Auth ") || words.contains("USERAUTH")) {
            return ofLogin(server, words, access);
        }
        return unreachable("cannot be reached (" + withUnread(reason(e), blocks(access.unread()))
                + "); check the host, the port and the network, then publish again: it goes on where it stopped");
    }

    /** The error for a server that does not let this user in. */
    private PublishException ofLogin(String server, String words, SshAccess access) {
        Optional<String> lockedKey = access.lockedKey();
        if (lockedKey.isPresent()) {
            return unreachable("the key " + lockedKey.get()
                    + " is locked; set SFTP_PASSPHRASE to its passphrase, or add the key to the agent");
        }
        if (access.hasSilentAgent()) {
            return unreachable("the SSH agent does not answer, and " + server
                    + " accepts nothing else of this user; look after the agent, publish without SSH_AUTH_SOCK, or "
                    + (access.hasPassword() ? "check" : "set") + " SFTP_PASSWORD");
        }
        return unreachable(server + " accepts none of this user's keys (" + withUnread(words, access.unread())
                + "); log in once with ssh as this user, add the key to the agent or to ~/.ssh, or set SFTP_PASSWORD");
    }

    /** The error for a user who is let in, but gets no SFTP. */
    PublishException ofChannel(JSchException e) {
        return unreachable("the server lets this user in, but starts no SFTP (" + reason(e)
                + "); switch SFTP on over there, or look for a login script of this user that prints something");
    }

    /** What may lead to another host; a key that is not there does not. */
    private static Set<String> blocks(Set<String> unread) {
        return unread.stream()
                .filter(Set.of("Include", "Match")::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withUnread(String why, Set<String> unread) {
        return unread.isEmpty() ? why : why + "; not used in ~/.ssh: " + String.join(", ", unread);
    }

    /** What went wrong first, perhaps at a jump host. */
    private static JSchException innermost(JSchException e) {
        JSchException innermost = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            innermost = cause instanceof JSchException found ? found : innermost;
        }
        return innermost;
    }

    private static Optional<String> jumpHost(JSchException e) {
        Optional<String> host = Optional.empty();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            host = cause instanceof JumpException jump ? Optional.of(jump.host()) : host;
        }
        return host;
    }

    private String hostAndPort() {
        return to.port().map(port -> "[" + to.host() + "]:" + port).orElse(to.host());
    }

    private static String reason(JSchException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof UnknownHostException ? "no such host" : String.valueOf(cause.getMessage());
    }

    /**
     * Explains why the server refused an operation.
     *
     * @param purpose the operation in words, as in {@code write post-1.html}
     * @param full whether the disk over there has no room left
     */
    PublishException ofOperation(SftpException e, String purpose, boolean full) {
        if (full) {
            return refused("there is no room left on the server's disk; make room, then publish again: it goes on where"
                    + " it stopped");
        }
        if (e.id == ChannelSftp.SSH_FX_PERMISSION_DENIED) {
            return refused("this user may not " + purpose + "; give the user the directory on the server");
        }
        return refused("the server did not " + purpose + " (" + e.getMessage()
                + "); look for a full disk or quota, or for a file where a directory should be");
    }

    PublishException lost() {
        return unreachable("the connection was lost; publish again: it goes on where it stopped");
    }

    private PublishException unreachable(String why) {
        return PublishException.unreachable(to.name() + ": " + why);
    }

    private PublishException refused(String why) {
        return PublishException.refused(to.name() + ": " + why);
    }
}
