es.shard("0/4","a ,% int + plain - without . 别 + 第 (' 第一 (' 类 +");
