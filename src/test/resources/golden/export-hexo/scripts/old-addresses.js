// The home page loads the script that leads the blog's old addresses, such as ?post=12, to their pages.
hexo.extend.injector.register('head_end', `<script src="${hexo.config.root}old-addresses.js"></script>`, 'home');
