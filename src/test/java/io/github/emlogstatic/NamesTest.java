package io.github.emlogstatic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The names of the classes of the program and of the tests, and of the test methods. */
class NamesTest {

    private static final int WORDS = 10;

    @Test
    void oneNameStandsForOneThing() {
        Map<String, List<String>> packages = classes()
                .filter(type ->
                        type.getNestHost() == type && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        Class::getSimpleName, Collectors.mapping(Class::getPackageName, Collectors.toList())));
        assertThat(packages).hasSizeGreaterThan(700);
        packages.values().removeIf(places -> places.size() == 1);

        assertThat(packages).isEmpty();
    }

    @Test
    void testNamesHaveTenWordsAtMost() {
        List<Method> tests = classes()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .toList();

        assertThat(tests).hasSizeGreaterThan(1000);
        assertThat(tests.stream().filter(test -> test.getName().split("(?=[A-Z])").length > WORDS))
                .isEmpty();
    }

    private static Stream<Class<?>> classes() {
        return ReflectionSupport.streamAllClassesInPackage(
                NamesTest.class.getPackageName(), type -> true, name -> true);
    }
}
