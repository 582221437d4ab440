es.texts("0/1",[["Without a category","post/5.html","2024年3月2日","2024-03-02","plain"]]);
