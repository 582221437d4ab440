/**
 * Writes texts of the site and of exports: XML, UTF-8, and pages that redirect.
 */
@NullMarked
package io.github.emlogstatic.content.write;

import org.jspecify.annotations.NullMarked;
