/**
 * The calls of emlog's REST API and their answers. Start at {@link io.github.emlogstatic.emlog.api.Calls} for a call and at\n * {@link io.github.emlogstatic.emlog.api.Envelope} for an answer. In: JSON as PHP prints it. Out: records of the model,\n * unescaped, typed and without the mail, the IP and the user agent of visitors.
 */
@NullMarked
package io.github.emlogstatic.emlog.api;

import org.jspecify.annotations.NullMarked;
