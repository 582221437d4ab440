package io.github.emlogstatic.emlog.backup;

/** What a backup holds beside articles and pages, a table each. A dump of some tables lacks others. */
public enum BackupPart {
    CATEGORIES(Schema.CATEGORY),
    TAGS(Schema.TAG),
    FIELDS(Schema.FIELDS),
    COMMENTS(Schema.COMMENT),
    LIKES(Schema.LIKE),
    NOTES(Schema.NOTE),
    MENU(Schema.MENU),
    LINKS(Schema.LINK),
    USERS(Schema.USER),
    SETTINGS(Schema.OPTION);

    private final String table;

    BackupPart(String table) {
        this.table = table;
    }

    /** The table's name without the blog's prefix. */
    String table() {
        return table;
    }

    /** Whether older versions of emlog do not have the table. */
    boolean isRecent() {
        return this == FIELDS || this == LIKES;
    }

    /**
     * What it means that the table is not there.
     *
     * @param name of the table
     */
    String without(String name) {
        return switch (this) {
            case CATEGORIES -> "without " + name + " there are no names of categories";
            case TAGS -> "without " + name + " there are no tags";
            case FIELDS -> "without " + name + " there are no fields of articles";
            case COMMENTS -> "without " + name + " there are no comments";
            case LIKES -> "without " + name + " there are no likes";
            case NOTES -> "without " + name + " there are no notes";
            case MENU -> "without " + name + " there is no menu";
            case LINKS -> "without " + name + " there are no friend links";
            case USERS -> "without " + name + " there are no names of authors";
            case SETTINGS ->
                "without " + name + " there is no name of the blog, addresses are as ?post=12, and times"
                        + " are those of China";
        };
    }
}
