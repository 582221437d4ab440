package io.github.emlogstatic.publish.sftp;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Buffer;
import io.github.emlogstatic.threads.NewThreads;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An agent that is waited for so long and no longer. One that asks a user who is away does not answer. */
final class PatientAgent implements AgentConnector {

    private final AgentConnector agent;
    private final Duration timeout;
    private volatile boolean silent;

    PatientAgent(AgentConnector agent, Duration timeout) {
        this.agent = agent;
        this.timeout = timeout;
    }

    /** Whether it has not answered in time. */
    boolean isSilent() {
        return silent;
    }

    @Override
    public String getName() {
        return agent.getName();
    }

    @Override
    public boolean isAvailable() {
        return agent.isAvailable();
    }

    @Override
    public void query(Buffer buffer) throws AgentProxyException {
        if (silent) {
            throw new AgentProxyException("silent");
        }
        FutureTask<Boolean> asking = new FutureTask<>(() -> {
            agent.query(buffer);
            return true;
        });
        new NewThreads("agent").execute(asking);
        try {
            asking.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            silent = true;
            asking.cancel(true);
            throw new AgentProxyException("silent", e);
        } catch (ExecutionException e) {
            throw new AgentProxyException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentProxyException("interrupted", e);
        }
    }
}
