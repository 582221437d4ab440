package io.github.emlogstatic.crawl.answer;

/** What became of an article that the list does not show. */
public sealed interface Whereabouts {

    /** The article is no longer public. */
    record Gone(String why) implements Whereabouts {}

    /** The article is public, although the list does not show it. */
    record OutsideTheList() implements Whereabouts {}

    /**
     * Only the list is evidence. The article counts as gone if the complete list of a later run does not show it
     * either.
     */
    record NotListed() implements Whereabouts {}

    /** The source gave no usable answer. */
    record Unknown() implements Whereabouts {}
}
