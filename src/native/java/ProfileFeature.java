import com.oracle.graal.pointsto.infrastructure.UniverseMetaAccess;
import com.oracle.svm.core.feature.InternalFeature;
import com.oracle.svm.hosted.meta.HostedUniverse;
import com.oracle.svm.hosted.pgo.phases.PGOApplyProfilesPhase;
import com.oracle.svm.hosted.pgo.profiles.PGOProfilesLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import jdk.graal.compiler.nodes.GraphState;
import jdk.graal.compiler.nodes.Invoke;
import jdk.graal.compiler.nodes.StructuredGraph;
import jdk.graal.compiler.phases.BasePhase;
import jdk.graal.compiler.phases.tiers.HighTierContext;
import jdk.graal.compiler.phases.tiers.Suites;
import jdk.graal.compiler.phases.util.Providers;
import jdk.vm.ci.meta.ResolvedJavaMethod;
import org.graalvm.nativeimage.ImageSingletons;

/**
 * Compiles each method by the profile in the file that the builder's property {@code profile} names. A method that the
 * runs have called too seldom to be counted gets no other methods built in: that halves the executable.
 */
public final class ProfileFeature implements InternalFeature {
    private Profile profile;

    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        try {
            profile = Profile.read(Path.of(System.getProperty("profile")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ImageSingletons.add(PGOProfilesLookup.class, profile);
    }

    /** As GraalVM 25.3 and later calls it. */
    public void registerGraalPhases(Providers providers, Suites suites, boolean hosted, boolean fallback) {
        if (!fallback) {
            registerGraalPhases(providers, suites, hosted);
        }
    }

    /** As builders before GraalVM 25.3 call it. */
    public void registerGraalPhases(Providers providers, Suites suites, boolean hosted) {
        if (hosted
                && ((UniverseMetaAccess) providers.getMetaAccess()).getUniverse() instanceof HostedUniverse universe) {
            profile.classes(universe);
            suites.getHighTier().prependPhase(new ProfilePhase(universe));
        }
    }

    private final class ProfilePhase extends BasePhase<HighTierContext> {
        private final HostedUniverse universe;

        ProfilePhase(HostedUniverse universe) {
            this.universe = universe;
        }

        @Override
        public Optional<NotApplicable> notApplicableTo(GraphState state) {
            return ALWAYS_APPLICABLE;
        }

        @Override
        protected void run(StructuredGraph graph, HighTierContext context) {
            if (profile.hasCounted(graph.method())) {
                PGOApplyProfilesPhase.createContextInsensitive(universe, profile)
                        .apply(graph, context);
                return;
            }
            for (Invoke invoke : graph.getInvokes()) {
                ResolvedJavaMethod called = invoke.getTargetMethod();
                if (called != null && !called.shouldBeInlined()) {
                    invoke.setUseForInlining(false);
                }
            }
        }
    }
}
