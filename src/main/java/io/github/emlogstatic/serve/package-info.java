/** A preview of the finished site, for this machine only. */
@NullMarked
package io.github.emlogstatic.serve;

import org.jspecify.annotations.NullMarked;
