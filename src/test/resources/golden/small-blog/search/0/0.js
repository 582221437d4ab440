es.shard("0/0","a ,% int + plain - without . 别 + 处 + 文三 $ 第 (' 第一 (' 类 +");
