import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Makes an application image, which is the program of the zip with a Java of its own, and packs it: {@code tar.gz} and, if
 * {@code dpkg-deb} is there, {@code deb} on Linux, {@code tar.gz} on macOS, {@code zip} on Windows. The release profile of
 * the pom runs it: {@code java AppImage.java ZIP VERSION JDK}, where the Java is taken from the JDK of that directory.
 *
 * <p>From Java 19 on, an archive of the program's classes is prepared too. In an earlier Java such an archive holds for one
 * directory alone; there, the launcher makes one in the user's cache.
 */
public final class AppImage {

    private static final String MODULES =
            "java.base,java.desktop,java.logging,java.xml,jdk.charsets,jdk.crypto.ec,jdk.httpserver";

    /**
     * Parts of the modules that the program does not need: the looks of windows, sound, printing, fonts, XSLT, code pages
     * of mainframes, and Java's own messages in other languages than English.
     */
    private static final Pattern UNUSED = Pattern.compile("/modules/(java\\.desktop/(com/sun/(java/swing|media)"
            + "|javax/(print|sound|swing/(beaninfo|colorchooser|plaf/(basic|metal|nimbus|synth)|table|text/(html|rtf)|tree))"
            + "|sun/(awt/X11|font/(?!AttributeValues|EAttribute|FontAccess|FontUtilities)[^/]*|java2d/(opengl|xr)|print|swing)"
            + "|.*/doc-files)"
            + "|java\\.base/sun/security/tools"
            + "|java\\.xml/com/sun/org/apache/(bcel|xalan)"
            + "|jdk\\.charsets/sun/nio/cs/ext/(IBM|Mac)[^/]*"
            + "|.*_(de|es|fr|it|ja|ko|pt_BR|sv|zh_CN|zh_HK|zh_TW)\\.(class|properties))(/.*|$)");

    /** Libraries on Linux for windows, fonts and sound, and files for tools of developers. */
    private static final List<String> UNUSED_FILES = List.of(
            "jexec",
            "jrt-fs.jar",
            "libawt_xawt.so",
            "libfontmanager.so",
            "libfreetype.so",
            "libjawt.so",
            "libjsound.so",
            "libprefs.so",
            "libsplashscreen.so");

    /** Libraries of the system, and their packages in Debian and Ubuntu. */
    private static final Map<String, String> PACKAGES = Map.of(
            "libc.so.6", "libc6",
            "libgcc_s.so.1", "libgcc-s1",
            "libjpeg.so.62", "libjpeg62-turbo",
            "libjpeg.so.8", "libjpeg-turbo8",
            "liblcms2.so.2", "liblcms2-2",
            "libstdc++.so.6", "libstdc++6",
            "libz.so.1", "zlib1g");

    /** The first Java whose class archive may be moved together with the jar. */
    private static final int MOVABLE_CLASSES = 19;

    private final Path target;
    private final Path image;
    private final Path jdk;
    private final String version;
    private final String platform;

    private AppImage(Path zip, String version, Path jdk) {
        this.target = zip.toAbsolutePath().getParent();
        this.version = version;
        this.platform = platform();
        this.image = target.resolve("image").resolve("emlog-static-" + version); // as the zip unpacks
        this.jdk = jdk;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path zip = Path.of(args[0]);
        new AppImage(zip, args[1], Path.of(args[2])).make(zip);
    }

    private void make(Path zip) throws IOException, InterruptedException {
        delete(target.resolve("image"));
        unzip(zip);
        addJava();
        prepareClasses();
        prove();
        List<Path> packed = pack();
        System.out.println(name() + ": Java " + feature() + ", " + megabytes(size(image)) + " unpacked, starts in "
                + startTime().toMillis() + " ms");
        for (Path file : packed) {
            System.out.println(file.getFileName() + ": " + megabytes(Files.size(file)));
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        return (os.startsWith("win") ? "windows" : os.startsWith("mac") ? "macos" : "linux") + "-" + arch;
    }

    /** The name of the packages, without their ending. */
    private String name() {
        return image.getFileName() + "-" + platform;
    }

    private boolean isWindows() {
        return platform.startsWith("windows");
    }

    private void unzip(Path zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = image.resolve(entry.getName().replaceFirst("^[^/]*/", ""))
                        .normalize();
                if (entry.isDirectory() || !file.startsWith(image)) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
                // A class archive names the time of its jar, in seconds. A zip stores even seconds.
                Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(entry.getTime() / 2000 * 2)));
                boolean program =
                        file.endsWith("bin/emlog-static") || entry.getName().endsWith(".sh");
                if (program && !file.toFile().setExecutable(true, false)) {
                    throw new IOException(file + " cannot be made executable");
                }
            }
        }
    }

    private void addJava() throws IOException, InterruptedException {
        String compress = feature() < 21 ? "2" : "zip-9";
        run(
                jdk.resolve("bin/jlink").toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--vm",
                "server",
                "--compress",
                compress,
                "--exclude-resources=@" + unusedResources(),
                "--output",
                image.resolve("runtime").toString());
        for (String file : UNUSED_FILES) {
            Files.deleteIfExists(image.resolve("runtime/lib").resolve(file));
        }
        stripLibraries();
        archiveJava();
    }

    /**
     * Makes the archive of Java's own classes, which jlink leaves out. The JDK's list for it, {@code lib/classlist}, names
     * three times as many classes as Java loads to start a program, and the archive of the program has those that a build
     * needs.
     */
    private void archiveJava() throws IOException, InterruptedException {
        Path list = target.resolve("java-classes.txt");
        run(java(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list), List.of("-jar", jar(), "--version")));
        Files.write(
                list,
                Files.readAllLines(list).stream()
                        .takeWhile(line -> !line.startsWith("io/github/emlogstatic/"))
                        .toList());
        run(java(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list), List.of()));
        Files.delete(image.resolve("runtime/lib/classlist"));
    }

    /** A file with the names. One class of each package stays, because a module must have all its packages. */
    private Path unusedResources() throws IOException {
        Map<Path, List<Path>> packages;
        try (FileSystem modules = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", jdk.toString()));
                Stream<Path> files = Files.walk(modules.getPath("/modules"))) {
            packages = files.filter(file -> UNUSED.matcher(file.toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing((Path file) -> !file.toString().endsWith(".class"))
                            .thenComparing(Comparator.naturalOrder()))
                    .collect(Collectors.groupingBy(Path::getParent));
        }
        List<String> names = packages.values().stream()
                .flatMap(files -> files.stream().skip(1))
                .map(file -> file.toString().replaceFirst("^/modules", ""))
                .sorted()
                .toList();
        return Files.write(target.resolve("unused-resources.txt"), names);
    }

    /** Removes the symbols that only debuggers read. */
    private void stripLibraries() throws IOException, InterruptedException {
        Path strip = Path.of("/usr/bin/strip");
        if (!platform.startsWith("linux") || !Files.isExecutable(strip)) {
            return;
        }
        try (Stream<Path> files = Files.walk(image.resolve("runtime/lib"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".so")).toList()) {
                run(strip.toString(), "--strip-unneeded", file.toString());
            }
        }
    }

    private String java() {
        return image.resolve("runtime/bin/java").toString();
    }

    private String jar() {
        return image.resolve("lib/emlog-static.jar").toString();
    }

    private String launcher() {
        return image.resolve(isWindows() ? "bin/emlog-static.cmd" : "bin/emlog-static")
                .toString();
    }

    private int feature() throws IOException {
        String release = Files.readString(jdk.resolve("release"));
        return Integer.parseInt(release.replaceFirst("(?s).*JAVA_VERSION=\"(\\d+).*", "$1"));
    }

    /**
     * Mirrors the sample twice, with every Java, and archives the classes of the second night, which finds nothing new as
     * most nights do. No archive for Windows: Java refuses it if the jar has another time, and what unpacks a zip there
     * takes the times in it for local ones.
     */
    private void prepareClasses() throws IOException, InterruptedException {
        List<String> archive = feature() < MOVABLE_CLASSES || isWindows()
                ? List.of()
                : List.of("-XX:ArchiveClassesAtExit=" + image.resolve("lib/classes.jsa"));
        Path work = Files.createTempDirectory("emlog-static-image");
        HttpServer storage = storage();
        try {
            String sample = image.resolve("examples/sample-blog").toString();
            List<String> mirror = List.of("-jar", jar(), "mirror", "--quiet", sample, "--to", "s3://sample");
            Map<String, String> bucket = Map.of(
                    "AWS_ENDPOINT_URL",
                            "http://127.0.0.1:" + storage.getAddress().getPort(),
                    "AWS_ACCESS_KEY_ID", "sample",
                    "AWS_SECRET_ACCESS_KEY", "sample");
            runIn(work, bucket, java(List.of(), mirror));
            runIn(work, bucket, java(archive, mirror));
        } finally {
            storage.stop(0);
            delete(work);
        }
    }

    /** Keeps what it is sent, as storage services do. Its list of objects, the only question with a query, is empty. */
    private static HttpServer storage() throws IOException {
        Map<String, byte[]> objects = new ConcurrentHashMap<>();
        byte[] list = "<ListBucketResult></ListBucketResult>".getBytes(StandardCharsets.UTF_8);
        HttpServer storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storage.createContext("/", exchange -> {
            URI asked = exchange.getRequestURI();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(asked.getPath(), sent);
            }
            byte[] kept = asked.getQuery() == null ? objects.get(asked.getPath()) : list;
            byte[] answer = exchange.getRequestMethod().equals("GET") && kept != null ? kept : new byte[0];
            exchange.sendResponseHeaders(kept == null ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        storage.start();
        return storage;
    }

    /** The flags must be those of the launcher for a first build. */
    private String[] java(List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:TargetSurvivorRatio=90",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.5"));
        command.addAll(flags);
        command.addAll(arguments);
        return command.toArray(String[]::new);
    }

    /**
     * The image builds the site that the whole JDK builds, byte for byte, with its pictures, code and formulas. No variable
     * of the environment leads to another Java.
     */
    private void prove() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("emlog-static-image");
        try {
            String sample = image.resolve("examples/sample-blog").toString();
            Path own = Files.createDirectories(work.resolve("own"));
            runIn(own, launcher(), "build", "--quiet", sample);
            Path whole = Files.createDirectories(work.resolve("whole"));
            runIn(whole, jdk.resolve("bin/java").toString(), "-jar", jar(), "build", "--quiet", sample);
            requireSameFiles(whole.resolve("public"), own.resolve("public"));
        } finally {
            delete(work);
        }
    }

    private static void requireSameFiles(Path expected, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(expected)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = expected.relativize(file);
                if (!Files.exists(folder.resolve(name)) || Files.mismatch(file, folder.resolve(name)) >= 0) {
                    throw new IOException("the image does not build " + name + " as the JDK does");
                }
            }
        }
    }

    /** The middle one of nine starts. */
    private Duration startTime() throws IOException, InterruptedException {
        long[] times = new long[9];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            run(launcher(), "--version");
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[times.length / 2]);
    }

    private List<Path> pack() throws IOException, InterruptedException {
        Path folder = image.getParent();
        Path packed = target.resolve(name() + (isWindows() ? ".zip" : ".tar.gz"));
        Files.deleteIfExists(packed);
        List<String> command = new ArrayList<>(List.of("tar", isWindows() ? "-acf" : "-czf", packed.toString()));
        if (platform.startsWith("linux")) {
            // Root unpacks it with its owner, and nobody else may change what root runs.
            command.addAll(List.of("--owner=0", "--group=0"));
        }
        command.add(image.getFileName().toString());
        runIn(folder, command.toArray(String[]::new));
        Path dpkg = Path.of("/usr/bin/dpkg-deb");
        return platform.startsWith("linux") && Files.isExecutable(dpkg)
                ? List.of(packed, deb(folder, dpkg))
                : List.of(packed);
    }

    /** Its version is one that Debian takes for earlier than the release: {@code 1.0.0~rc1}. */
    private Path deb(Path folder, Path dpkg) throws IOException, InterruptedException {
        String arch = platform.endsWith("arm64") ? "arm64" : "amd64";
        Path root = folder.resolve("deb");
        Path installed = root.resolve("opt/emlog-static");
        copy(image, installed);
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/bin/emlog-static"), Path.of("/opt/emlog-static/bin/emlog-static"));
        copy(image.resolve("share"), root.resolve("usr/share"));
        Path copyright = root.resolve("usr/share/doc/emlog-static/copyright");
        Files.createDirectories(copyright.getParent());
        Files.writeString(copyright, Files.readString(image.resolve("LICENSE")) + """

                Its libraries and its Java have licenses of their own. They are in
                /opt/emlog-static/licenses and /opt/emlog-static/runtime/legal.
                """);
        Files.createDirectories(root.resolve("DEBIAN"));
        Files.writeString(root.resolve("DEBIAN/control"), """
                Package: emlog-static
                Version: %s
                Architecture: %s
                Maintainer: emlog-static <https://github.com/emlogstatic/emlog-static/issues>
                Installed-Size: %d
                Depends: %s
                Suggests: git
                Section: web
                Priority: optional
                Homepage: https://github.com/emlogstatic/emlog-static
                Description: exports a blog from emlog into an archive and a static site
                 Mirrors a blog of the PHP program emlog: everything public becomes an archive of
                 JSON and files that can be verified, and a static site that any host can serve.
                """.formatted(
                        version.replace('-', '~'), arch, size(image) / 1024, String.join(", ", needed())));
        Path deb = target.resolve(name() + ".deb");
        run(dpkg.toString(), "--root-owner-group", "--build", root.toString(), deb.toString());
        delete(root);
        return deb;
    }

    /** The packages of the libraries that Java needs. Some builds of Java bring a few of these libraries, others none. */
    private List<String> needed() throws IOException {
        Set<String> needed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(image.resolve("runtime/lib"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".so")).toList()) {
                String names = Files.readString(file, StandardCharsets.ISO_8859_1);
                PACKAGES.forEach((library, name) -> {
                    if (names.contains("\0" + library + "\0")) {
                        needed.add(name);
                    }
                });
            }
        }
        return List.copyOf(needed);
    }

    // ---- files and programs

    private static void run(String... command) throws IOException, InterruptedException {
        runIn(Path.of("").toAbsolutePath(), command);
    }

    private static void runIn(Path directory, String... command) throws IOException, InterruptedException {
        runIn(directory, Map.of(), command);
    }

    private static void runIn(Path directory, Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "SystemRoot", "TEMP", "TMP", "LC_ALL", "LANG"));
        environment.putAll(variables);
        Process process = builder.start();
        String output;
        try (InputStream in = process.getInputStream()) {
            output = new String(in.readAllBytes());
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String megabytes(long bytes) {
        return (bytes + (1 << 19) >> 20) + " MB";
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(file -> {
                try {
                    file.toFile().setWritable(true);
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
