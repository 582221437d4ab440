/** Plans the pages of the site and renders them with a theme. */
@NullMarked
package io.github.emlogstatic.render;

import org.jspecify.annotations.NullMarked;
