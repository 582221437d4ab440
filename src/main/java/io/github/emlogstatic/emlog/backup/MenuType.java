package io.github.emlogstatic.emlog.backup;

/** What an entry of the menu leads to: {@code type} in the table {@code navi}, {@code Navi_Model::navitype_…}. */
public final class MenuType {

    public static final int CUSTOM = 0;
    public static final int HOME = 1;
    public static final int NOTES = 2;
    public static final int ADMIN = 3;
    public static final int CATEGORY = 4;
    public static final int PAGE = 5;

    private MenuType() {}
}
