/** What a build remembers of its site for the next one: a file with a line for each file of the site. */
@NullMarked
package io.github.emlogstatic.output.manifest;

import org.jspecify.annotations.NullMarked;
