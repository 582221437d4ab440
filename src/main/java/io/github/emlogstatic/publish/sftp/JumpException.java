package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.JSchException;

/** A jump host cannot be reached, or refuses. */
final class JumpException extends JSchException {

    private final String host;

    JumpException(String host, JSchException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.host = host;
    }

    String host() {
        return host;
    }
}
