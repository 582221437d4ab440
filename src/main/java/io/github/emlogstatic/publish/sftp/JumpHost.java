package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Another server that leads to the one of the site ({@code ProxyJump}). */
final class JumpHost implements Proxy {

    private final Session session;
    private @Nullable ChannelDirectTCPIP channel;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    /** @param session the session with the other server, which is not connected yet */
    JumpHost(Session session) {
        this.session = session;
    }

    @Override
    public void connect(@Nullable SocketFactory sockets, String host, int port, int timeout)
            throws IOException, JSchException {
        try {
            session.connect();
        } catch (JSchException e) {
            throw new JumpException(session.getHost(), e);
        }
        ChannelDirectTCPIP way = SftpChannels.newChannel(session, "direct-tcpip", ChannelDirectTCPIP.class);
        way.setHost(host);
        way.setPort(port);
        in = way.getInputStream();
        out = way.getOutputStream();
        way.connect(timeout);
        channel = way;
    }

    @Override
    public @Nullable InputStream getInputStream() {
        return in;
    }

    @Override
    public @Nullable OutputStream getOutputStream() {
        return out;
    }

    /** A connection through a jump host has no socket of its own. */
    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.disconnect();
        }
        session.disconnect();
    }
}
