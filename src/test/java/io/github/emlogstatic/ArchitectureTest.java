package io.github.emlogstatic;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages read as the data flows, and imports point one way only. */
@AnalyzeClasses(packages = "io.github.emlogstatic", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.emlogstatic.";

    /**
     * Who may import what, in the order of the data flow. A new package gets a line here; a new import is a decision.
     *
     * <p>{@code crawl} reads article HTML with {@code content} to find the uploads that it must fetch; {@code render}
     * plans the files that {@code output} writes, and asks {@code seal} for what a page may show of a protected article;
     * {@code publish} asks the archive how the last run went and what is private; {@code serve} waits while another run
     * holds the archive.
     */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("files", Set.of()),
            Map.entry("language", Set.of()),
            Map.entry("address", Set.of("model")),
            Map.entry("config", Set.of("model", "address")),
            Map.entry("picture", Set.of("model", "files")),
            Map.entry("cover", Set.of()),
            Map.entry("emlog", Set.of("model", "config", "address")),
            Map.entry("archive", Set.of("model", "files")),
            Map.entry("content", Set.of("address")),
            Map.entry("naming", Set.of("model", "address", "archive", "config", "files")),
            Map.entry("crawl", Set.of("naming", "address", "emlog", "archive", "content", "model", "config", "files")),
            Map.entry("seal", Set.of("archive", "model", "config", "files")),
            Map.entry("render", Set.of("address", "model", "content", "config", "output", "files", "seal", "cover")),
            Map.entry("output", Set.of("model", "files")),
            Map.entry("export", Set.of("archive", "content", "model", "config", "address", "files")),
            Map.entry("embedded", Set.of("archive", "address", "model", "files")),
            Map.entry(
                    "build",
                    Set.of(
                            "crawl",
                            "address",
                            "naming",
                            "emlog",
                            "archive",
                            "content",
                            "render",
                            "output",
                            "picture",
                            "embedded",
                            "seal",
                            "model",
                            "config",
                            "files")),
            Map.entry("restore", Set.of("archive", "address", "content", "emlog", "model", "config", "files")),
            Map.entry("check", Set.of("address", "emlog", "files")),
            Map.entry("serve", Set.of("language", "build", "output", "model", "config", "files")),
            Map.entry("publish", Set.of("archive", "address", "model", "config", "files")),
            Map.entry(
                    "mirror",
                    Set.of("address", "archive", "build", "config", "crawl", "files", "model", "output", "publish")),
            Map.entry(
                    "cli",
                    Set.of(
                            "mirror",
                            "address",
                            "build",
                            "serve",
                            "restore",
                            "publish",
                            "check",
                            "crawl",
                            "export",
                            "emlog",
                            "archive",
                            "render",
                            "output",
                            "model",
                            "config",
                            "files",
                            "language")));

    /**
     * The sub-packages of a package, and the siblings that each may import. The package itself may import all of them;
     * none of them may import the package.
     */
    private static final Map<String, Set<String>> SUB_PACKAGES = Map.ofEntries(
            Map.entry("archive.index", Set.of()),
            Map.entry("archive.store", Set.of("index")),
            Map.entry("archive.record", Set.of("store")),
            Map.entry("build.upload", Set.of()),
            Map.entry("cli.console", Set.of()),
            Map.entry("config.settings", Set.of()),
            Map.entry("content.text", Set.of("formula")),
            Map.entry("content.style", Set.of()),
            Map.entry("content.media", Set.of("text", "style")),
            Map.entry("content.repair", Set.of("style")),
            Map.entry("content.code", Set.of("text")),
            Map.entry("content.formula", Set.of()),
            Map.entry("content.target", Set.of("media")),
            Map.entry("content.rewrite", Set.of("text", "style", "media", "repair", "code", "formula", "target")),
            Map.entry("emlog.http", Set.of()),
            Map.entry("emlog.media", Set.of("http")),
            Map.entry("emlog.text", Set.of()),
            Map.entry("emlog.markdown", Set.of()),
            Map.entry("emlog.article", Set.of("text", "markdown")),
            Map.entry("emlog.api", Set.of("http", "text", "markdown", "article")),
            Map.entry("emlog.page", Set.of("http", "text", "article")),
            Map.entry("emlog.feed", Set.of("http", "text", "page")),
            Map.entry("emlog.backup", Set.of("http", "media", "text", "markdown", "article")),
            Map.entry("export.markdown", Set.of()),
            Map.entry("export.blog", Set.of()),
            Map.entry("export.tool", Set.of("blog", "markdown")),
            Map.entry("export.wordpress", Set.of("blog")),
            Map.entry("crawl.guard", Set.of()),
            Map.entry("crawl.state", Set.of("guard")),
            Map.entry("crawl.plan", Set.of("state")),
            Map.entry("crawl.answer", Set.of("state", "plan")),
            Map.entry("crawl.page", Set.of("guard", "state", "plan", "answer")),
            Map.entry("crawl.list", Set.of("state", "plan", "answer")),
            Map.entry("crawl.source", Set.of("guard", "state", "plan", "answer", "page", "list")),
            Map.entry("crawl.media", Set.of("state", "plan")),
            Map.entry("crawl.write", Set.of("guard", "state", "plan", "answer", "source", "media")),
            Map.entry("model.discussion", Set.of()),
            Map.entry("model.run", Set.of()),
            Map.entry("output.plan", Set.of()),
            Map.entry("publish.target", Set.of()),
            Map.entry("publish.scan", Set.of("target")),
            Map.entry("publish.git", Set.of("target")),
            Map.entry("publish.upload", Set.of("target")),
            Map.entry("publish.s3", Set.of("target", "upload")),
            Map.entry("publish.sftp", Set.of("target", "upload")),
            Map.entry("render.site", Set.of()),
            Map.entry("render.theme", Set.of("site")),
            Map.entry("render.template", Set.of("site", "theme")),
            Map.entry("render.view", Set.of("site", "theme", "template")),
            Map.entry("render.search", Set.of("site", "theme", "view")),
            Map.entry("render.redirect", Set.of("site", "view")),
            Map.entry("render.feed", Set.of("site", "theme", "view")),
            Map.entry("render.page", Set.of("site", "theme", "view", "redirect")));

    @ArchTest
    static void everyPackageHasItsLine(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(SUB_PACKAGES.keySet());

        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @ArchTest
    static void importsPointOneWay(JavaClasses classes) {
        MAY_IMPORT.forEach((name, others) -> {
            String[] allowed = Stream.concat(Stream.of(name), others.stream())
                    .map(ArchitectureTest::whole)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(whole(name))
                    .should()
                    .onlyDependOnClassesThat(outsideTheProject().or(in(allowed)))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @ArchTest
    static void subPackagesImportOneWay(JavaClasses classes) {
        SUB_PACKAGES.forEach((name, others) -> {
            String parent = name.substring(0, name.indexOf('.'));
            String[] allowed = Stream.concat(Stream.of(name), others.stream().map(other -> parent + "." + other))
                    .map(subPackage -> ROOT + subPackage)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackage(whole(parent)).or(in(allowed)))
                    .check(classes);
        });
    }

    /** A permission that nothing needs would let an import in without a decision. */
    @ArchTest
    static void allowedImportsAreUsed(JavaClasses classes) {
        Set<String> unused = new TreeSet<>();
        MAY_IMPORT.forEach((name, others) -> others.stream()
                .filter(other -> !imports(classes, whole(name), whole(other)))
                .forEach(other -> unused.add(name + " → " + other)));
        SUB_PACKAGES.forEach((name, others) -> others.stream()
                .map(other -> name.substring(0, name.indexOf('.') + 1) + other)
                .filter(other -> !imports(classes, ROOT + name, ROOT + other))
                .forEach(other -> unused.add(name + " → " + other)));

        assertThat(unused).isEmpty();
    }

    private static boolean imports(JavaClasses classes, String from, String to) {
        DescribedPredicate<JavaClass> target = in(to);
        return classes.stream()
                .filter(in(from))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> target.test(dependency.getTargetClass().getBaseComponentType()));
    }

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SUB_PACKAGES_FORM_NO_CYCLES =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FEW_CLASSES_SPEAK_HTTP = noClasses()
            .that(resideOutsideOfPackages(ROOT + "emlog..", ROOT + "publish.s3.."))
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "mirror.Webhook")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "check.ExternalLinks")
            .should()
            .dependOnClassesThat(resideInAPackage("okhttp3..").or(resideInAPackage("java.net.http..")));

    @ArchTest
    static final ArchRule ONLY_THE_MAIN_CLASSES_END_THE_PROCESS = noClasses()
            .that()
            .haveNameNotMatching(".*\\.cli\\.(Main|Start)")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage(whole("model"))
            .should()
            .onlyDependOnClassesThat(in(whole("model"), "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule STREAMS_ARE_INJECTED = noClasses()
            .that()
            .haveNameNotMatching(".*\\.cli\\.(Main|Start)")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static String whole(String name) {
        return ROOT + name + "..";
    }

    private static DescribedPredicate<JavaClass> outsideTheProject() {
        return resideOutsideOfPackage("io.github.emlogstatic..");
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(List.of(packages).toArray(String[]::new));
    }
}
