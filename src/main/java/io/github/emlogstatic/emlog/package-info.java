/**
 * The only package that speaks HTTP to a blog, or knows emlog's JSON and pages. Start at {@link
 * io.github.emlogstatic.emlog.EmlogClient}. In: the address of a blog and its credentials. Out: records of the model, clean:
 * unescaped, typed, without personal data. {@code http} sends, {@code api} reads answers, {@code page} and {@code feed} read
 * what visitors see, {@code text} holds what these share.
 */
@NullMarked
package io.github.emlogstatic.emlog;

import org.jspecify.annotations.NullMarked;
