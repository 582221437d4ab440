/**
 * The blog as data: immutable records without I/O and without a framework. Everything else in the program either fills
 * them (crawl, archive) or reads them (render).
 */
@NullMarked
package io.github.emlogstatic.model;

import org.jspecify.annotations.NullMarked;
