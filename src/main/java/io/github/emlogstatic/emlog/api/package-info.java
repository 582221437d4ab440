/**
 * Calls the API of emlog and reads its JSON.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.api.ApiClient}. The names and parameters of methods come in; articles,
 * categories, comments, likes and notes go out, unescaped. {@link io.github.emlogstatic.emlog.api.Envelope} tells an answer
 * of emlog from anything else, and {@link io.github.emlogstatic.emlog.api.Fields} reads values as PHP prints them.
 */
@NullMarked
package io.github.emlogstatic.emlog.api;

import org.jspecify.annotations.NullMarked;
