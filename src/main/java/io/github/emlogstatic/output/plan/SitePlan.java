package io.github.emlogstatic.output.plan;

import java.util.List;

/**
 * A site to write.
 *
 * @param madeOf a fingerprint of all inputs of the site: archive, theme, configuration, this program
 * @param groups its files
 * @param current the present values that files read
 * @param followUp plans the files that are needed because others show them
 */
public record SitePlan(String madeOf, List<PlannedGroup> groups, SiteValues current, FollowUp followUp) {}
