package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.OpenSSHConfig;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import io.github.emlogstatic.config.Destination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the user's own {@code ssh} would use: the configuration, the known hosts, the agent and the keys in {@code
 * ~/.ssh}. A password and the passphrase of a key come from the environment.
 */
final class SshAccess {

    static final String PASSWORD = "SFTP_PASSWORD";
    static final String PASSPHRASE = "SFTP_PASSPHRASE";

    private static final List<String> KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Destination.Sftp to;
    private final Map<String, String> environment;
    private final Path folder;
    private final Duration timeout;

    SshAccess(Destination.Sftp to, Map<String, String> environment, Duration timeout) {
        this.to = to;
        this.environment = environment;
        this.folder = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".ssh");
        this.timeout = timeout;
    }

    /** A session that is not connected yet. */
    Session session() throws IOException, JSchException {
        JSch ssh = new JSch();
        Path config = folder.resolve("config");
        if (Files.isRegularFile(config)) {
            ssh.setConfigRepository(OpenSSHConfig.parseFile(config.toString()));
        }
        ssh.setKnownHosts(knownHosts().toString());
        addKeys(ssh);
        Session session =
                ssh.getSession(to.user().orElse(null), to.host(), to.port().orElse(22));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
        session.setTimeout(Math.toIntExact(timeout.toMillis()));
        if (environment.containsKey(PASSWORD)) {
            session.setPassword(environment.get(PASSWORD));
        }
        return session;
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    private void addKeys(JSch ssh) throws JSchException {
        String agent = environment.getOrDefault("SSH_AUTH_SOCK", "");
        if (!agent.isEmpty() && Files.exists(Path.of(agent))) {
            ssh.setIdentityRepository(new AgentIdentityRepository(agent(Path.of(agent))));
        }
        String passphrase = environment.getOrDefault(PASSPHRASE, "");
        for (String name : KEYS) {
            Path key = folder.resolve(name);
            if (Files.isRegularFile(key)) {
                ssh.addIdentity(key.toString(), passphrase.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static SSHAgentConnector agent(Path socket) throws JSchException {
        try {
            return new SSHAgentConnector(socket);
        } catch (AgentProxyException e) {
            throw new JSchException("the SSH agent at " + socket + " does not answer", e);
        }
    }
}
