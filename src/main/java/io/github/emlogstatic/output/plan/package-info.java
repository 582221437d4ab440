/** The files that a site is to have, in groups, each with the fingerprints that tell whether it must be made again. */
@NullMarked
package io.github.emlogstatic.output.plan;

import org.jspecify.annotations.NullMarked;
