/**
 * The export for WordPress, as files that its importer takes.
 *
 * <p>Start with {@link io.github.emlogstatic.export.wordpress.WxrExport}. The blog comes in; files of XML, each within the
 * size that an import allows, go out. {@code WordPressText} writes texts as WordPress keeps them.
 */
@NullMarked
package io.github.emlogstatic.export.wordpress;

import org.jspecify.annotations.NullMarked;
