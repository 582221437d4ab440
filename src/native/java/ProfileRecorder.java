import java.io.IOException;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jdk.graal.compiler.bytecode.BytecodeLookupSwitch;
import jdk.graal.compiler.bytecode.BytecodeStream;
import jdk.graal.compiler.bytecode.BytecodeSwitch;
import jdk.graal.compiler.bytecode.BytecodeTableSwitch;
import jdk.graal.compiler.bytecode.Bytecodes;
import jdk.vm.ci.meta.DefaultProfilingInfo;
import jdk.vm.ci.meta.JavaTypeProfile;
import jdk.vm.ci.meta.MetaAccessProvider;
import jdk.vm.ci.meta.ProfilingInfo;
import jdk.vm.ci.meta.ResolvedJavaMethod;
import jdk.vm.ci.meta.ResolvedJavaType;
import jdk.vm.ci.runtime.JVMCI;

/**
 * An agent of Java: writes what its virtual machine has counted, once the program ends. Its argument is the file.
 *
 * <p>The file has lines of words: {@code method CLASS NAME+SIGNATURE} for each method that was called often enough to be
 * counted, and below it {@code branch PLACE TARGET COUNT TARGET COUNT …} for each branch, and {@code call PLACE CLASS
 * COUNT …} for each call on objects of several classes. A place is that of an instruction in the bytecode.
 */
public final class ProfileRecorder {
    private final PrintWriter out;

    private ProfileRecorder(PrintWriter out) {
        this.out = out;
    }

    public static void premain(String file, Instrumentation classes) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                write(Path.of(file), classes.getAllLoadedClasses());
            } catch (IOException | RuntimeException | LinkageError e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1); // a profile that lacks a run makes a slow executable without a word
            }
        }));
    }

    /** Plain loops: what this runs itself is counted, too. */
    private static void write(Path file, Class<?>[] classes) throws IOException {
        MetaAccessProvider types = JVMCI.getRuntime().getHostJVMCIBackend().getMetaAccess();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            ProfileRecorder recorder = new ProfileRecorder(out);
            for (Class<?> type : classes) {
                if (!type.isArray()
                        && !type.isPrimitive()
                        && !type.isHidden()) { // those of lambdas: new names each time
                    recorder.type(types.lookupJavaType(type));
                }
            }
            if (out.checkError()) {
                throw new IOException(file + " cannot be written");
            }
        }
    }

    private void type(ResolvedJavaType type) {
        if (!type.isLinked()) {
            return;
        }
        for (ResolvedJavaMethod method : type.getDeclaredMethods(false)) {
            method(method);
        }
        for (ResolvedJavaMethod constructor : type.getDeclaredConstructors(false)) {
            method(constructor);
        }
    }

    private void method(ResolvedJavaMethod method) {
        ProfilingInfo counted = method.getProfilingInfo();
        if (method.getCode() == null || counted instanceof DefaultProfilingInfo) {
            return;
        }
        out.println("method " + method.getDeclaringClass().toJavaName() + " " + method.getName()
                + method.getSignature().toMethodDescriptor());
        BytecodeStream at = new BytecodeStream(method.getCode());
        for (; at.currentBC() != Bytecodes.END; at.next()) {
            int place = at.currentBCI();
            switch (at.currentBC()) {
                case Bytecodes.TABLESWITCH -> branches(place, new BytecodeTableSwitch(at, place), counted);
                case Bytecodes.LOOKUPSWITCH -> branches(place, new BytecodeLookupSwitch(at, place), counted);
                case Bytecodes.INVOKEVIRTUAL, Bytecodes.INVOKEINTERFACE -> call(place, counted);
                default -> {
                    if (Bytecodes.isConditionalBranch(at.currentBC())) {
                        branch(at, counted);
                    }
                }
            }
        }
    }

    private void branch(BytecodeStream at, ProfilingInfo counted) {
        int place = at.currentBCI();
        double taken = counted.getBranchTakenProbability(place);
        if (taken < 0) {
            return;
        }
        Map<Integer, Double> byTarget = new TreeMap<>();
        byTarget.put(at.readBranchDest(), taken);
        byTarget.merge(at.nextBCI(), 1 - taken, Double::sum);
        branches(place, byTarget, counted);
    }

    private void branches(int place, BytecodeSwitch cases, ProfilingInfo counted) {
        double[] shares = counted.getSwitchProbabilities(place);
        if (shares == null || shares.length != cases.numberOfCases() + 1) {
            return;
        }
        Map<Integer, Double> byTarget = new TreeMap<>();
        for (int i = 0; i < cases.numberOfCases(); i++) {
            byTarget.merge(cases.targetAt(i), shares[i], Double::sum);
        }
        byTarget.merge(cases.defaultTarget(), shares[cases.numberOfCases()], Double::sum);
        branches(place, byTarget, counted);
    }

    private void branches(int place, Map<Integer, Double> byTarget, ProfilingInfo counted) {
        out.print("branch " + place);
        byTarget.forEach((target, share) -> out.print(" " + target + " " + count(share, place, counted)));
        out.println();
    }

    private void call(int place, ProfilingInfo counted) {
        JavaTypeProfile receivers = counted.getTypeProfile(place);
        if (receivers == null || receivers.getTypes().length == 0) {
            return;
        }
        out.print("call " + place);
        for (JavaTypeProfile.ProfiledType receiver : receivers.getTypes()) {
            out.print(" " + receiver.getType().toJavaName() + " " + count(receiver.getProbability(), place, counted));
        }
        out.println();
    }

    /** Java tells shares of a count, and for some places no count. */
    private static long count(double share, int place, ProfilingInfo counted) {
        return Math.round(share * Math.max(1, counted.getExecutionCount(place)));
    }
}
