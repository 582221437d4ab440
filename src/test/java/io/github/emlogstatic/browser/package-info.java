/** The site in a browser: real pages of the sample blog in a real Chromium. */
@org.jspecify.annotations.NullMarked
package io.github.emlogstatic.browser;
