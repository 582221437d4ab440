/**
 * The blog as data: immutable records without I/O and without a framework.
 *
 * <p>Start with {@link io.github.emlogstatic.model.Site}, the whole blog. The crawl and the archive fill these records; the
 * rendering and the exports read them. The large parts are read when they are needed ({@link
 * io.github.emlogstatic.model.Bodies}).
 */
@NullMarked
package io.github.emlogstatic.model;

import org.jspecify.annotations.NullMarked;
