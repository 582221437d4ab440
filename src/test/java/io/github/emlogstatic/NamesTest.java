package io.github.emlogstatic;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.commons.annotation.Testable;

/** The names of the classes of the program and of the tests, and of the test methods. */
@AnalyzeClasses(packages = "io.github.emlogstatic")
class NamesTest {

    private static final int WORDS = 10;

    @ArchTest
    static void oneNameStandsForOneThing(JavaClasses classes) {
        Map<String, List<String>> packages = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packages.values().removeIf(places -> places.size() == 1);

        assertThat(packages).isEmpty();
    }

    @ArchTest
    static void testNamesHaveTenWordsAtMost(JavaClasses classes) {
        List<JavaMethod> tests = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                .toList();

        assertThat(tests).hasSizeGreaterThan(1000);
        assertThat(tests.stream().filter(test -> test.getName().split("(?=[A-Z])").length > WORDS))
                .isEmpty();
    }
}
