package io.github.emlogstatic.render.template.steady;

import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import java.util.Map;
import java.util.function.Function;

/**
 * The variables that are the same on many pages. Partials that use no others are rendered once for all these pages.
 *
 * @param key pages with the same key have the same variables
 * @param page what {@code page} holds on all of them
 * @param others makes the other variables; what they read is recorded
 */
public record Steady(String key, Map<String, Object> page, Function<Reads, Map<String, Object>> others) {}
