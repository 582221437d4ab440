package io.github.emlogstatic.render.view;

import io.github.emlogstatic.model.Media;
import java.util.Optional;

/**
 * What all pages show around their own content.
 *
 * @param icon the blog's icon, if the archive has it
 * @param homeScreen the icon on the home screen of a phone
 * @param texts rewrites the footer
 */
record PageParts(Menu menu, SiteWideLists lists, Optional<Media> icon, HomeScreen homeScreen, ContentRenderer texts) {}
