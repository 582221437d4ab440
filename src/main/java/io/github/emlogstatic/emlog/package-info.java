/** The only package that speaks HTTP to emlog or knows its JSON. What leaves it is clean: unescaped, typed, without personal data. */
@NullMarked
package io.github.emlogstatic.emlog;

import org.jspecify.annotations.NullMarked;
