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
    private static final Map<String, Set<String>> MAY_IMPORT = imports("""
            model:
            threads:
            files: threads
            language:
            address: model
            config: model address
            picture: model files threads
            cover:
            emlog: model config address
            archive: model files threads
            content: address
            naming: model address archive config files
            crawl: naming address emlog archive content model config files threads
            seal: archive model config files
            render: address model content config output files seal cover
            output: model files threads
            export: archive content model config address files threads
            embedded: archive address model files
            build: crawl address naming emlog archive content render output picture embedded seal model config files \
            threads
            restore: archive address content emlog model config files threads
            check: address emlog files threads
            serve: address language build output model config files
            publish: archive address model config files threads
            mirror: address archive build config crawl files threads model output publish
            cli: mirror address build serve restore publish check crawl export emlog archive render output model config \
            files language""");

    /**
     * The sub-packages of a package, and the siblings that each may import. The package itself may import all of them;
     * none of them may import the package.
     */
    private static final Map<String, Set<String>> SUB_PACKAGES = imports("""
            archive.index:
            archive.store: index
            archive.record: store
            build.upload:
            build.report: upload
            cli.console:
            cli.option: console
            config.settings:
            content.text: formula
            content.write: text
            content.style:
            content.media: text style
            content.repair: text style
            content.code: text
            content.formula:
            content.target: media
            content.rewrite: text style media repair code formula target
            emlog.http:
            emlog.media: http
            emlog.text:
            emlog.markdown:
            emlog.article: text markdown
            emlog.api: http text markdown article
            emlog.page.content: text article
            emlog.page: http text article page.content
            emlog.feed: http text page
            emlog.backup.dump:
            emlog.backup: http media text markdown article backup.dump
            export.markdown:
            export.blog:
            export.tool: blog markdown
            export.wordpress: blog
            files.jpeg:
            crawl.guard:
            crawl.state: guard
            crawl.discussion: state
            crawl.plan: state
            crawl.answer: state plan
            crawl.page: guard state plan answer
            crawl.list: state plan answer
            crawl.blog: guard state plan answer
            crawl.source: guard state discussion plan answer page list blog
            crawl.media: state discussion plan
            crawl.survey:
            crawl.write: guard state discussion plan answer source media
            mirror.notify:
            model.discussion:
            model.run:
            output.manifest:
            output.plan:
            publish.target:
            publish.scan: target
            publish.git: target
            publish.upload: target
            publish.s3: target upload
            publish.sftp: target upload
            render.site:
            render.theme:
            render.template.steady: site theme
            render.template: site theme template.steady
            render.view: site theme template template.steady
            render.search: site theme view
            render.redirect: site view
            render.feed: site theme view
            render.page: site theme view redirect""");

    /** @param lines each a package and what it may import */
    private static Map<String, Set<String>> imports(String lines) {
        return lines.lines()
                .map(line -> List.of(line.split("[: ]+")))
                .collect(Collectors.toMap(words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));
    }

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
            .doNotHaveFullyQualifiedName(ROOT + "mirror.notify.Webhook")
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
