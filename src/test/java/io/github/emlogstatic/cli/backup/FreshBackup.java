package io.github.emlogstatic.cli.backup;

/** A backup of an emlog that was just installed. */
public final class FreshBackup {

    public static final String SQL = """
            #version:emlog pro 2.6.27
            #dbversion:100
            #date:2026-11-26 22:00
            #tableprefix:em_
            CREATE TABLE `em_blog` (`gid` int(11), `title` varchar(512), `date` bigint(20), `content` longtext,
              `excerpt` longtext, `cover` varchar(2048), `alias` varchar(255), `author` int(11), `sortid` int(11),
              `type` varchar(20), `views` int(11), `comnum` int(11), `like_count` int(11), `top` enum('n','y'),
              `sortop` enum('n','y'), `hide` enum('n','y'), `checked` enum('n','y'), `allow_remark` enum('n','y'),
              `password` varchar(255), `template` varchar(255), `tags` text, `link` varchar(2048),
              `parent_id` bigint(20), PRIMARY KEY (`gid`));
            INSERT INTO em_blog (`gid`, `title`) VALUES ('1','Hello');
            CREATE TABLE `em_blog_fields` (`id` bigint, `gid` bigint, `field_key` varchar(255), `field_value` longtext);
            CREATE TABLE `em_comment` (`cid` int, `gid` int, `pid` int, `top` enum('n','y'), `poster` varchar(20),
              `avatar` varchar(512), `uid` int, `comment` text, `mail` varchar(60), `url` varchar(75), `ip` varchar(128),
              `hide` enum('n','y'), `like_count` int, `date` bigint);
            CREATE TABLE `em_like` (`id` int, `gid` int, `vote_type` enum('like'), `poster` varchar(20),
              `avatar` varchar(512), `uid` int, `date` bigint);
            CREATE TABLE `em_twitter` (`id` int, `content` text, `author` int, `date` bigint, `private` enum('n','y'),
              `top` enum('n','y'));
            CREATE TABLE `em_sort` (`sid` int, `sortname` varchar(255), `alias` varchar(255), `taxis` int, `pid` int,
              `description` text);
            CREATE TABLE `em_tag` (`tid` int, `tagname` varchar(60), `gid` text);
            CREATE TABLE `em_link` (`id` int, `sitename` varchar(255), `siteurl` varchar(255), `description` varchar(512),
              `hide` enum('n','y'), `taxis` int);
            CREATE TABLE `em_navi` (`id` int, `naviname` varchar(30), `url` varchar(512), `newtab` enum('n','y'),
              `hide` enum('n','y'), `taxis` int, `pid` int, `isdefault` enum('n','y'), `type` tinyint, `type_id` int);
            CREATE TABLE `em_user` (`uid` int, `username` varchar(32), `password` varchar(64), `nickname` varchar(20),
              `role` varchar(60), `photo` varchar(255), `email` varchar(60), `description` varchar(255));
            CREATE TABLE `em_options` (`option_id` int, `option_name` varchar(75), `option_value` longtext);

            #the end of backup""";

    private FreshBackup() {}
}
