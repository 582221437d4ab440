package io.github.emlogstatic.bench;

/** What is measured, in both languages of the documents. */
enum Scenario {
    FULL("full render", "全部生成"),
    SAME_PAGES("full render, the same pages", "全部生成，页面相同"),
    SECOND("second full render", "再次全部生成"),
    FIRST_RUN("full render, the launcher's first run", "全部生成，启动脚本第一次运行"),
    READ_BACK("the run after it", "紧接着的一次"),
    UNCHANGED("nothing changed", "没有变化"),
    NEWEST("a title edited, of the newest", "改新文章的标题"),
    OLD("a title edited, in the middle", "改旧文章的标题"),
    FIRST_CRAWL("first build, with the crawl", "第一次生成，含抓取"),
    QUIET_CRAWL("nothing new, with the crawl", "没有新内容，含抓取"),
    EDIT_CRAWL("a title edited, with the crawl", "改一个标题，含抓取");

    private final String english;
    private final String chinese;

    Scenario(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(boolean isChinese) {
        return isChinese ? chinese : english;
    }
}
