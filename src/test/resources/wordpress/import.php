<?php
// As the administrator does it on the page "Import", with all boxes ticked.
define('WP_LOAD_IMPORTERS', true);
define('IMPORT_DEBUG', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WP_URL'), PHP_URL_HOST) . ':' . parse_url(getenv('WP_URL'), PHP_URL_PORT);
require getenv('WP_SITE') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user(1);
require getenv('WP_IMPORTER') . '/src/wordpress-importer.php';
if (!class_exists('WP_Import')) {
    do_action('admin_init');
    wordpress_importer_init();
}
// WordPress fetches nothing from this machine unless it is told to.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => array_merge($ports, array_map('intval', explode(',', getenv('WP_PORTS')))));
foreach (array_slice($argv, 1) as $file) {
    $import = new WP_Import();
    $import->fetch_attachments = true;
    $known = $import->parse($file);
    $import->get_authors_from_import($known);
    $_POST = ['imported_authors' => [], 'user_map' => [], 'user_new' => []];
    foreach (array_keys($import->authors) as $i => $login) {
        $_POST['imported_authors'][$i] = $login;
        $user = get_user_by('login', $login);
        if ($user) {
            $_POST['user_map'][$i] = $user->ID;
        }
    }
    $import->import($file, ['rewrite_urls' => true]);
}
