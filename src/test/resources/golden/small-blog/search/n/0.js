es.shard("n/0","a ,% int + plain - without . 于 0 别 + 处 + 文三 $ 第 (' 第一 (' 类 + 面 /");
