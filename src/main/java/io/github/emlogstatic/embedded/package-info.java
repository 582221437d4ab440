/** emlog's own API, served over an archive on loopback. */
@NullMarked
package io.github.emlogstatic.embedded;

import org.jspecify.annotations.NullMarked;
