/** The links of a finished site. */
@NullMarked
package io.github.emlogstatic.check;

import org.jspecify.annotations.NullMarked;
