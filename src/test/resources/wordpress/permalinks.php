<?php
$_SERVER['HTTP_HOST'] = parse_url(getenv('WP_URL'), PHP_URL_HOST) . ':' . parse_url(getenv('WP_URL'), PHP_URL_PORT);
require getenv('WP_SITE') . '/wp-load.php';
update_option('permalink_structure', $argv[1]);
delete_option('rewrite_rules');
