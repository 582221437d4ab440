/**
 * Writes a site into its output directory, and only what has changed.
 *
 * <p>Start with {@link SiteWriter}. A {@code plan} comes in: files, each with the fingerprints of its inputs. Files are
 * written, kept or removed, and a {@link WriteResult} goes out. {@code SiteUpdate} is one build: {@code ChangeReasons}
 * decides what to make, {@code FileMaker} makes it, and the {@code manifest} remembers every file for the next build. {@code
 * Ownership}, {@code Obstacles} and {@code ForeignFiles} protect the files of others.
 */
@NullMarked
package io.github.emlogstatic.output;

import org.jspecify.annotations.NullMarked;
