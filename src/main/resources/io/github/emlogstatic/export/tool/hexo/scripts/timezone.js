// Hexo sorts articles into months by the clock of the machine that it runs on. This makes it the blog's own.
if (hexo.config.timezone) {
  process.env.TZ = hexo.config.timezone;
}
