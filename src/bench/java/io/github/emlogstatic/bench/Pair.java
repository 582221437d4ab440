package io.github.emlogstatic.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two programs with the same blog, whose runs alternate. Without Hugo on the machine, ours runs alone.
 *
 * @param runs how often each is measured
 */
record Pair(int articles, int runs, Ours ours, Optional<Peer> peer) {

    /** Runs our program. */
    interface OurRun {
        Run run() throws IOException, InterruptedException;
    }

    /** Runs the other one. */
    interface PeerRun {
        Run run(Peer peer) throws IOException, InterruptedException;
    }

    Row once(Scenario scenario, OurRun run) throws IOException, InterruptedException {
        tell(scenario);
        return new Row(articles, scenario, Optional.empty(), Row.Cell.of(run.run(), ours.site()));
    }

    Row compare(Scenario scenario, OurRun run, PeerRun peerRun) throws IOException, InterruptedException {
        tell(scenario);
        List<Run> ourRuns = new ArrayList<>();
        List<Run> peerRuns = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            if (peer.isPresent()) {
                peerRuns.add(peerRun.run(peer.get()));
            }
            ourRuns.add(run.run());
        }
        return new Row(
                articles,
                scenario,
                peer.isPresent()
                        ? Optional.of(
                                Row.Cell.of(Run.middle(peerRuns), peer.get().site()))
                        : Optional.empty(),
                Row.Cell.of(Run.middle(ourRuns), ours.site()));
    }

    /** A measurement takes minutes. */
    private void tell(Scenario scenario) {
        System.err.println(articles + " articles: " + scenario.in(false));
    }
}
