package io.github.emlogstatic.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a test with each emlog that {@code EMLOG_DIR} names. */
@ParameterizedTest
@MethodSource("io.github.emlogstatic.real.RealEmlog#versions")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface EachVersion {}
