-- What emlog knows since 2.6.18.

UPDATE emlog_sort SET kw = 'a, b & c', title = '技术 - 博客', template = 'log_list_img', page_count = 7,
  sortimg = '../content/uploadfile/202401/two.png' WHERE sid = 1;
UPDATE emlog_blog SET dislike_count = 3, collect_count = 2 WHERE gid = 2;
UPDATE emlog_twitter SET top = 'y' WHERE id IN (5, 12);
UPDATE emlog_sort SET allow_user_post = 'n' WHERE sid = 1;
UPDATE emlog_link SET icon = '/content/uploadfile/202401/two.png' WHERE sitename = '朋友';
INSERT INTO emlog_navi (naviname, url, newtab, hide, taxis, pid, isdefault, type, type_id) VALUES
  ('外', 'https://other.example.com/', 'y', 'n', 8, 0, 'n', 0, 0);
