import com.oracle.graal.pointsto.meta.AnalysisMethod;
import com.oracle.graal.pointsto.meta.AnalysisType;
import com.oracle.svm.hosted.meta.HostedMethod;
import com.oracle.svm.hosted.meta.HostedType;
import com.oracle.svm.hosted.meta.HostedUniverse;
import com.oracle.svm.hosted.pgo.profiles.PGOProfilesLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.graal.compiler.nodes.ProfileData.ProfileSource;
import jdk.vm.ci.code.BytecodePosition;
import jdk.vm.ci.meta.ResolvedJavaMethod;

/** What {@link ProfileRecorder} has written, as GraalVM's builder asks for it. Immutable once the classes are known. */
final class Profile implements PGOProfilesLookup {
    private static final Set<String> CATEGORIES = Set.of("conditionalProfiles", "virtualInvokeProfiles");

    private final Map<String, Counts> methods = new HashMap<>();
    private volatile Map<String, AnalysisType> types = Map.of();

    /** @param branches for each place triples of a target, its number and its count, as the builder wants them */
    private record Counts(Map<Integer, long[]> branches, Map<Integer, Map<String, Long>> calls) {}

    static Profile read(Path file) throws IOException {
        Profile profile = new Profile();
        Counts counts = null;
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "method" ->
                    counts = profile.methods.computeIfAbsent(
                            words[1] + " " + words[2], name -> new Counts(new HashMap<>(), new HashMap<>()));
                case "branch" -> counts.branches.merge(Integer.valueOf(words[1]), triples(words), Profile::sum);
                case "call" -> counts.calls.merge(Integer.valueOf(words[1]), receivers(words), Profile::sum);
                default -> throw new IOException("Not a line of a profile: " + line);
            }
        }
        return profile;
    }

    private static long[] triples(String[] words) {
        long[] triples = new long[(words.length - 2) / 2 * 3];
        for (int i = 0; i < triples.length / 3; i++) {
            triples[3 * i] = Long.parseLong(words[2 + 2 * i]);
            triples[3 * i + 1] = i;
            triples[3 * i + 2] = Long.parseLong(words[3 + 2 * i]);
        }
        return triples;
    }

    private static Map<String, Long> receivers(String[] words) {
        Map<String, Long> receivers = new HashMap<>();
        for (int i = 2; i < words.length; i += 2) {
            receivers.put(words[i], Long.valueOf(words[i + 1]));
        }
        return receivers;
    }

    /** Adds the counts of a branch in two runs of the program. */
    private static long[] sum(long[] one, long[] other) {
        for (int i = 2; i < one.length; i += 3) {
            one[i] += other[i];
        }
        return one;
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        other.forEach((name, count) -> one.merge(name, count, Long::sum));
        return one;
    }

    /** The classes of the executable, which are known once the builder has found what the program reaches. */
    void classes(HostedUniverse universe) {
        Map<String, AnalysisType> all = new HashMap<>();
        for (HostedType type : universe.getTypes()) {
            all.put(type.getWrapped().toJavaName(), type.getWrapped());
        }
        types = all;
    }

    /** Lambdas are taken for counted: their classes have other names in each process. */
    boolean hasCounted(ResolvedJavaMethod method) {
        return counts(method) != null || method.getDeclaringClass().toJavaName().contains("$$Lambda");
    }

    private Counts counts(ResolvedJavaMethod method) {
        ResolvedJavaMethod original = method;
        if (original instanceof HostedMethod hosted) {
            original = hosted.getWrapped();
        }
        if (original instanceof AnalysisMethod analysed) {
            original = analysed.getWrapped();
        }
        return methods.get(original.getDeclaringClass().toJavaName() + " " + original.getName()
                + original.getSignature().toMethodDescriptor());
    }

    @Override
    public Optional<ProfiledValue<long[]>> getConditionalProfile(BytecodePosition place) {
        Counts counts = counts(place.getMethod());
        return counts == null
                ? Optional.empty()
                : Optional.ofNullable(counts.branches.get(place.getBCI()))
                        .map(branches -> new ProfiledValue<>(ProfileSource.PROFILED, branches));
    }

    @Override
    public Optional<Map<AnalysisType, Long>> getVirtualInvokeProfile(BytecodePosition place) {
        Counts counts = counts(place.getMethod());
        if (counts == null || !counts.calls.containsKey(place.getBCI())) {
            return Optional.empty();
        }
        Map<AnalysisType, Long> receivers = new HashMap<>();
        long all = 0;
        for (Map.Entry<String, Long> counted : counts.calls.get(place.getBCI()).entrySet()) {
            all += counted.getValue();
            AnalysisType type = types.get(counted.getKey());
            if (type != null && type.isReachable() && counted.getValue() > 0) {
                receivers.put(type, counted.getValue());
            }
        }
        long known = receivers.values().stream().mapToLong(Long::longValue).sum();
        return 2 * known > all ? Optional.of(receivers) : Optional.empty(); // most may be lambdas
    }

    @Override
    public boolean profileCategoryRecorded(String category) {
        return CATEGORIES.contains(category);
    }

    @Override
    public boolean isExecuted(HostedMethod method) {
        return hasCounted(method);
    }

    // What Java does not count.

    @Override
    public Optional<ProfiledValue<Long>> getCallCountProfile(HostedMethod method) {
        return Optional.empty();
    }

    @Override
    public long getCallCountOrZero(HostedMethod method) {
        return 0;
    }

    @Override
    public Optional<Map<AnalysisMethod, Long>> getVirtualInvokeMethodProfile(BytecodePosition place) {
        return Optional.empty();
    }

    @Override
    public Optional<ProfiledValue<Long>> getTotalConditionalProfileValue(HostedMethod method) {
        return Optional.empty();
    }

    @Override
    public long getTotalConditionalProfileValueOrZero(HostedMethod method) {
        return 0;
    }

    @Override
    public Optional<Map<AnalysisType, Long>> getMonitorProfiles() {
        return Optional.empty();
    }
}
