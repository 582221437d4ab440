package io.github.emlogstatic.crawl.answer;

/** What a source tells of an article that the list does not show. */
public sealed interface Whereabouts {

    /** The public cannot read it any more. */
    record Gone(String why) implements Whereabouts {}

    /** It is there, where visitors find it without the list. */
    record OutsideTheList() implements Whereabouts {}

    /** Nothing but the list tells: it is gone when another complete list does not show it either. */
    record NotListed() implements Whereabouts {}

    /** It cannot be told. */
    record Unknown() implements Whereabouts {}
}
