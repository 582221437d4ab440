package io.github.emlogstatic;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of the classes of the program and of its tests. */
@AnalyzeClasses(packages = "io.github.emlogstatic")
class NamesTest {

    @ArchTest
    static void oneNameStandsForOneThing(JavaClasses classes) {
        Map<String, List<String>> packages = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packages.values().removeIf(places -> places.size() == 1);

        assertThat(packages).isEmpty();
    }
}
