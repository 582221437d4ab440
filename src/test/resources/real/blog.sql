-- The blog of the tests with a real emlog, for every version since 1.9.0. What no reader may see contains SECRET.

UPDATE emlog_options SET option_value = 'y' WHERE option_name IN ('is_openapi', 'detect_url');
UPDATE emlog_options SET option_value = '测试博客 & 朋友' WHERE option_name = 'blogname';
UPDATE emlog_options SET option_value = '一行说明' WHERE option_name = 'bloginfo';

DELETE FROM emlog_blog;
DELETE FROM emlog_comment;

INSERT INTO emlog_sort (sid, sortname, alias, taxis, pid, description) VALUES
  (1, '技术', 'tech', 1, 0, '说 <技术>'),
  (2, '数据库', 'db', 2, 1, ''),
  (3, '生活 日常', '', 3, 0, ''),
  (4, '空的', 'empty', 4, 0, '');

INSERT INTO emlog_blog (gid, title, date, content, excerpt, cover, alias, author, sortid, type, views, comnum, top, sortop, hide, checked, allow_remark, password, tags) VALUES
  (1, 'Pictures & <links>', UNIX_TIMESTAMP('2024-01-01 02:00:00'), '看 ![一](../content/uploadfile/202401/one.png) 和 [第二篇](?post=2)\n<img src="/content/uploadfile/202402/图 一.png">\n[zip](../content/uploadfile/202402/files.zip)', '', '', 'pictures', 1, 1, 'blog', 7, 2, 'n', 'n', 'n', 'y', 'y', '', '1,2'),
  (2, '有摘要的', UNIX_TIMESTAMP('2024-01-02 02:00:00'), '# 标题\n\n全文 body of two ![二](../content/uploadfile/202401/two.png)', '摘要 excerpt of two', '../content/uploadfile/202402/cover.png', '', 1, 2, 'blog', 70, 0, 'n', 'n', 'n', 'y', 'y', '', '2'),
  (3, '代码', UNIX_TIMESTAMP('2024-01-03 02:00:00'), '```php\n<?php echo "<b>";\n```\n<script>alert(1)</script><p onclick="x()">raw', '', '', '中文别名', 1, 3, 'blog', 3, 0, 'n', 'n', 'n', 'y', 'y', '', '3'),
  (4, '没有分类', UNIX_TIMESTAMP('2024-01-04 02:00:00'), '行一\n行二 [about](?post=9)', '', '', '', 1, -1, 'blog', 4, 0, 'n', 'n', 'n', 'y', 'n', '', ''),
  (5, '加密的', UNIX_TIMESTAMP('2024-01-05 02:00:00'), 'SECRET of the protected article', '', '', 'locked', 1, 1, 'blog', 5, 1, 'n', 'n', 'n', 'y', 'y', 'open-sesame', '1'),
  (6, 'SECRET scheduled', UNIX_TIMESTAMP('2031-01-06 02:00:00'), 'SECRET scheduled', '', '', '', 1, 1, 'blog', 0, 0, 'n', 'n', 'n', 'y', 'y', '', ''),
  (7, 'SECRET draft', UNIX_TIMESTAMP('2024-01-07 02:00:00'), 'SECRET draft', '', '', '', 1, 1, 'blog', 0, 1, 'n', 'n', 'y', 'y', 'y', '', ''),
  (8, 'SECRET unchecked', UNIX_TIMESTAMP('2024-01-08 02:00:00'), 'SECRET unchecked', '', '', '', 1, 1, 'blog', 0, 0, 'n', 'n', 'n', 'n', 'y', '', ''),
  (9, '关于', UNIX_TIMESTAMP('2024-01-09 02:00:00'), '关于我 ![一](../content/uploadfile/202401/one.png)', '', '', 'about', 1, -1, 'page', 9, 1, 'n', 'n', 'n', 'y', 'y', '', ''),
  (10, 'SECRET page', UNIX_TIMESTAMP('2024-01-10 02:00:00'), 'SECRET page', '', '', 'hidden-page', 1, -1, 'page', 0, 0, 'n', 'n', 'y', 'y', 'y', '', ''),
  (11, '置顶', UNIX_TIMESTAMP('2023-01-11 02:00:00'), '置顶的文章', '', '', '', 1, 1, 'blog', 11, 0, 'y', 'n', 'n', 'y', 'y', '', ''),
  (12, '很多评论', UNIX_TIMESTAMP('2024-01-12 02:00:00'), '请评论', '', '', '', 1, 3, 'blog', 12, 25, 'n', 'n', 'n', 'y', 'y', '', '2');

-- Articles 13 to 40.
INSERT INTO emlog_blog (gid, title, date, content, excerpt, author, sortid, type, tags)
  SELECT seq, CONCAT('文章 ', seq), UNIX_TIMESTAMP('2024-02-01 02:00:00') + seq * 86400,
    CONCAT('第 ', seq, ' 篇 text number ', seq, '\n\n', REPEAT('一段话。', seq)), '', 1, 1 + seq MOD 3, 'blog', '2'
  FROM seq_13_to_40;

INSERT INTO emlog_tag (tid, tagname, gid) VALUES
  (1, 'C++', '1,5'),
  (2, '随笔', CONCAT('1,2,12,', (SELECT GROUP_CONCAT(seq) FROM seq_13_to_40))),
  (3, 'a/b?c', '3');

INSERT INTO emlog_comment (cid, gid, pid, poster, uid, comment, mail, url, ip, agent, hide, date) VALUES
  (1, 1, 0, '访客', 0, '第一条\n两行', 'visitor@personal.example', 'https://visitor.example/', '203.0.113.77', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-03-01 02:00:00')),
  (2, 1, 1, '博主', 1, '@访客：谢谢', 'owner@personal.example', '', '203.0.113.78', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-03-02 02:00:00')),
  (3, 1, 0, '未审核', 0, 'SECRET hidden comment', 'spam@personal.example', '', '203.0.113.79', 'PersonalAgent', 'y', UNIX_TIMESTAMP('2024-03-03 02:00:00')),
  (4, 5, 0, '访客', 0, 'SECRET comment of the protected article', 'visitor@personal.example', '', '203.0.113.77', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-03-04 02:00:00')),
  (5, 9, 0, '访客', 0, '好页面', 'visitor@personal.example', '', '203.0.113.77', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-03-05 02:00:00')),
  (6, 7, 0, '访客', 0, 'SECRET comment of a draft', 'visitor@personal.example', '', '203.0.113.77', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-03-06 02:00:00'));

-- 23 threads, three pages of them, and a reply to a reply in the first.
INSERT INTO emlog_comment (cid, gid, pid, poster, uid, comment, mail, url, ip, agent, hide, date)
  SELECT seq, 12, 0, CONCAT('读者', seq), 0, CONCAT('评论 ', seq), 'visitor@personal.example', '', '203.0.113.77', 'PersonalAgent', 'n',
    UNIX_TIMESTAMP('2024-04-01 02:00:00') + seq * 60 FROM seq_101_to_123;
INSERT INTO emlog_comment (cid, gid, pid, poster, uid, comment, mail, url, ip, agent, hide, date) VALUES
  (201, 12, 101, '博主', 1, '@读者101：回复', 'owner@personal.example', '', '203.0.113.78', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-05-01 02:00:00')),
  (202, 12, 201, '读者101', 0, '@博主：再回', 'visitor@personal.example', '', '203.0.113.77', 'PersonalAgent', 'n', UNIX_TIMESTAMP('2024-05-02 02:00:00'));

INSERT INTO emlog_twitter (id, content, img, author, date, replynum)
  SELECT seq, CONCAT('微语 **', seq, '**'), '', 1, UNIX_TIMESTAMP('2024-06-01 02:00:00') + seq * 86400, 0 FROM seq_1_to_44;

INSERT INTO emlog_link (sitename, siteurl, description, hide, taxis) VALUES
  ('朋友', 'https://friend.example.com/', '一位朋友', 'n', 2),
  ('SECRET link', 'https://hidden.example.com/', '', 'y', 3);

INSERT INTO emlog_navi (naviname, url, newtab, hide, taxis, pid, isdefault, type, type_id) VALUES
  ('关于', '', 'n', 'n', 5, 0, 'n', 5, 9),
  ('技术', '', 'n', 'n', 6, 0, 'n', 4, 1),
  ('SECRET menu', 'https://hidden.example.com/', 'n', 'y', 7, 0, 'n', 0, 0);
