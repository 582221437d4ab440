package io.github.emlogstatic.mirror;

/**
 * Why a step failed.
 *
 * @param code the exit code of the program for this failure
 * @param message one line, without secrets
 */
public record Failure(int code, String message) {}
