package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import io.github.emlogstatic.config.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user's own {@code ssh} would use: the configuration with its jump hosts, the known hosts, the agent and the keys
 * in {@code ~/.ssh}. A password and the passphrase of a key come from the environment.
 */
final class SshAccess {

    private static final List<String> KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A host of {@code ProxyJump}, as in {@code me@jump.example.com:2222}. */
    private static final Pattern JUMP = Pattern.compile("(?:ssh://)?(?:(.+)@)?([^:@/]+)(?::(\\d+))?/?");

    private final Destination.Sftp to;
    private final Map<String, String> environment;
    private final Path folder;
    private final Duration timeout;
    private SshSecrets secrets;
    private Set<String> unread = Set.of();
    private Optional<PatientAgent> agent = Optional.empty();

    SshAccess(Destination.Sftp to, Map<String, String> environment, Duration timeout) {
        this.to = to;
        this.environment = environment;
        this.folder = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".ssh");
        this.timeout = timeout;
        this.secrets = new SshSecrets(environment);
    }

    /** A session that is not connected yet. */
    Session session() throws IOException, JSchException {
        secrets = new SshSecrets(environment);
        JSch ssh = new JSch();
        SshConfig config = SshConfig.of(folder.resolve("config"));
        unread = new TreeSet<>(config.unread());
        ssh.setConfigRepository(config.hosts());
        ssh.setKnownHosts(knownHosts().toString());
        addKeys(ssh);
        ConfigRepository.Config host = ssh.getConfigRepository().getConfig(to.host());
        if (value(host, "ProxyCommand").isPresent() && jumps(host).isEmpty()) {
            throw new JSchException("ProxyCommand of ~/.ssh/config is not supported, ProxyJump is");
        }
        Session session = session(ssh, to.user(), to.host(), to.port());
        if (secrets.havePassword()) { // not for jump hosts
            session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
        }
        Optional<Session> before = Optional.empty();
        for (String jump : jumps(host)) {
            Session next = jump(ssh, jump);
            before.map(JumpHost::new).ifPresent(next::setProxy);
            before = Optional.of(next);
        }
        before.map(JumpHost::new).ifPresent(session::setProxy);
        return session;
    }

    private static Optional<String> value(ConfigRepository.Config host, String key) {
        return Optional.ofNullable(host.getValue(key)).filter(value -> !value.equalsIgnoreCase("none"));
    }

    /** The hosts on the way, the nearest first. */
    private static List<String> jumps(ConfigRepository.Config host) {
        return value(host, "ProxyJump")
                .map(jumps -> List.of(jumps.strip().split("\\s*,\\s*")))
                .orElse(List.of());
    }

    private Session jump(JSch ssh, String jump) throws JSchException {
        Matcher parts = JUMP.matcher(jump);
        if (!parts.matches()) {
            throw new JSchException("ProxyJump '" + jump + "' of ~/.ssh/config is no host");
        }
        Optional<Integer> port = Optional.ofNullable(parts.group(3)).map(Integer::valueOf);
        return session(ssh, Optional.ofNullable(parts.group(1)), parts.group(2), port);
    }

    private Session session(JSch ssh, Optional<String> user, String host, Optional<Integer> port) throws JSchException {
        Session session = ssh.getSession(user.orElse(null), host, port.orElse(22));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setTimeout(Math.toIntExact(timeout.toMillis()));
        session.setUserInfo(secrets);
        return session;
    }

    /** A key that no passphrase has opened, if there was one. */
    Optional<String> lockedKey() {
        return secrets.lockedKey();
    }

    /** Whether there is a password, right or wrong. */
    boolean hasPassword() {
        return !environment.getOrDefault("SFTP_PASSWORD", "").isEmpty();
    }

    /** Whether there is an agent that has not answered. */
    boolean hasSilentAgent() {
        return agent.filter(PatientAgent::isSilent).isPresent();
    }

    /** What {@code ~/.ssh} has and this class does not understand. */
    Set<String> unread() {
        return unread;
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** As with {@code ssh}, the agent's keys come first. JSch would give those in files to an agent that it asks itself. */
    private void addKeys(JSch ssh) throws JSchException {
        for (Identity key : keysOfAgent()) {
            ssh.addIdentity(key, null);
        }
        for (String name : KEYS) {
            Path key = folder.resolve(name);
            if (SshConfig.isKey(key.toString())) {
                ssh.addIdentity(key.toString());
            } else if (Files.exists(key)) {
                unread.add(name);
            }
        }
    }

    /** None if there is no agent, or it is locked or gone, or does not answer. */
    private List<Identity> keysOfAgent() {
        String socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
        if (socket.isEmpty() || !Files.exists(Path.of(socket))) {
            agent = Optional.empty();
            return List.of();
        }
        if (hasSilentAgent()) {
            return List.of(); // each connection of the run would wait again
        }
        try {
            PatientAgent patient = new PatientAgent(new SSHAgentConnector(Path.of(socket)), patience());
            agent = Optional.of(patient);
            return new AgentIdentityRepository(patient).getIdentities();
        } catch (AgentProxyException e) {
            return List.of(); // this system has no sockets that are files
        }
    }

    /** How long the agent is waited for. */
    private Duration patience() {
        return timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE;
    }
}
