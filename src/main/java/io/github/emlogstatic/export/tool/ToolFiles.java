package io.github.emlogstatic.export.tool;

import java.util.Map;

/**
 * The files of an export that hold no article or page.
 *
 * @param texts the text of each file, by path
 * @param rulesLeftOut how many rules for old addresses the file {@code _redirects} has no room for
 */
public record ToolFiles(Map<String, String> texts, int rulesLeftOut) {}
