es.shard("0/7","category . 分 + 摘要 % 题 +");
