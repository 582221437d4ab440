
INSERT INTO emlog_like (gid, poster, avatar, uid, ip, agent, date) VALUES
  (1, '访客', '', 0, '203.0.113.77', 'PersonalAgent', UNIX_TIMESTAMP('2024-03-01 02:00:00')),
  (1, '博主', '', 1, '203.0.113.78', 'PersonalAgent', UNIX_TIMESTAMP('2024-03-02 02:00:00'));
UPDATE emlog_blog SET like_count = 2 WHERE gid = 1;

INSERT INTO emlog_blog_fields (gid, field_key, field_value) VALUES
  (1, '来源', '自己 "写" 的');
