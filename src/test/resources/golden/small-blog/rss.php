<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>小站</title>
<link>https://mirror.example.com/blog/</link>
<description>一个很小的博客</description>
<language>zh-CN</language>
<atom:link rel="self" type="application/rss+xml" href="https://mirror.example.com/blog/rss.xml"/>
<lastBuildDate>Sat, 2 Mar 2024 10:00:00 +0800</lastBuildDate>
<item>
<title>Without a category</title>
<link>https://mirror.example.com/blog/post/5.html</link>
<guid isPermaLink="false">http://blog.example.com/?post=5</guid>
<pubDate>Sat, 2 Mar 2024 10:00:00 +0800</pubDate>
<dc:creator>站长</dc:creator>
<description>plain</description>
<content:encoded>&lt;p&gt;plain&lt;/p&gt;</content:encoded>
</item>
<item>
<title>A &amp; B &lt;C&gt;</title>
<link>https://mirror.example.com/blog/post/2.html</link>
<guid isPermaLink="false">http://blog.example.com/?post=2</guid>
<pubDate>Fri, 1 Mar 2024 09:30:00 +0800</pubDate>
<dc:creator>站长</dc:creator>
<category>Java</category>
<category>C++</category>
<category>A/B</category>
<description>看 第一篇，文件，分类，别处。</description>
<content:encoded>&lt;h2&gt;标题&lt;/h2&gt;&lt;p&gt;看 &lt;a href=&quot;https://mirror.example.com/blog/post/1.html&quot;&gt;第一篇&lt;/a&gt;，&lt;a href=&quot;https://mirror.example.com/blog/content/uploadfile/202401/a.txt&quot;&gt;文件&lt;/a&gt;，&lt;a href=&quot;https://mirror.example.com/blog/tech.html&quot;&gt;分类&lt;/a&gt;，&lt;a href=&quot;https://example.org/&quot;&gt;别处&lt;/a&gt;。&lt;/p&gt;&lt;pre&gt;&lt;code class=&quot;language-java&quot;&gt;int a = 1;&lt;/code&gt;&lt;/pre&gt;</content:encoded>
</item>
<item>
<title>加密</title>
<link>https://mirror.example.com/blog/post/4.html</link>
<guid isPermaLink="false">http://blog.example.com/?post=4</guid>
<pubDate>Fri, 2 Feb 2024 02:02:00 +0800</pubDate>
<dc:creator>站长</dc:creator>
<description>这篇文章需要密码，请到原文阅读。</description>
<content:encoded>&lt;p&gt;这篇文章需要密码，请到原文阅读。&lt;/p&gt;</content:encoded>
</item>
<item>
<title>第一篇</title>
<link>https://mirror.example.com/blog/post/1.html</link>
<guid isPermaLink="false">http://blog.example.com/?post=1</guid>
<pubDate>Fri, 5 Jan 2024 08:00:00 +0800</pubDate>
<dc:creator>站长</dc:creator>
<category>技术</category>
<category>C++</category>
<description>正文一</description>
<content:encoded>&lt;p&gt;正文一&lt;/p&gt;</content:encoded>
</item>
<item>
<title>有摘要</title>
<link>https://mirror.example.com/blog/post/3.html</link>
<guid isPermaLink="false">http://blog.example.com/?post=3</guid>
<pubDate>Sun, 31 Dec 2023 23:59:00 +0800</pubDate>
<dc:creator>站长</dc:creator>
<category>技术</category>
<description>这是摘要</description>
<content:encoded>&lt;p&gt;正文三&lt;/p&gt;</content:encoded>
</item>
</channel>
</rss>
