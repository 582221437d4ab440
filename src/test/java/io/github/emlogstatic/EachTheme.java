package io.github.emlogstatic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a test with the name of each theme that the program brings. */
@ParameterizedTest
@ValueSource(strings = {"default", "xuan", "plain"})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EachTheme {}
