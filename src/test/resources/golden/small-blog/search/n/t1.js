es.texts("n/1",[["Without a category","post/5.html","2024年3月2日","2024-03-02","plain"],
["关于","post/6.html","2024年1月1日","2024-01-01","这里是关于页面"]]);
