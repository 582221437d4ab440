<?php
$_SERVER['HTTP_HOST'] = parse_url(getenv('WP_URL'), PHP_URL_HOST) . ':' . parse_url(getenv('WP_URL'), PHP_URL_PORT);
require getenv('WP_SITE') . '/wp-load.php';
add_filter('run_wptexturize', '__return_false');
update_option('use_smilies', 0);
wp_set_current_user(1);
$names = fn($terms) => array_map(fn($t) => html_entity_decode($t->name, ENT_QUOTES | ENT_HTML5), is_array($terms) ? $terms : []);
$posts = [];
foreach (get_posts(['post_type' => ['post', 'page', 'attachment'], 'post_status' => 'any', 'numberposts' => -1]) as $post) {
    $comments = get_comments(['post_id' => $post->ID, 'orderby' => 'comment_ID', 'order' => 'ASC']);
    $number = [];
    foreach ($comments as $i => $comment) {
        $number[$comment->comment_ID] = $i;
    }
    $thumbnail = get_post_thumbnail_id($post);
    setup_postdata($GLOBALS['post'] = $post);
    $posts[] = [
        'type' => $post->post_type,
        'id' => $post->ID,
        'status' => $post->post_status,
        'slug' => $post->post_name,
        'title' => html_entity_decode($post->post_title, ENT_QUOTES | ENT_HTML5),
        'date' => $post->post_date,
        'gmt' => $post->post_date_gmt,
        'author' => html_entity_decode(get_the_author_meta('display_name', $post->post_author), ENT_QUOTES | ENT_HTML5),
        'shown' => apply_filters('the_content', $post->post_content),
        'excerpt' => html_entity_decode($post->post_excerpt, ENT_QUOTES | ENT_HTML5),
        'sticky' => is_sticky($post->ID),
        'categories' => $names(get_the_category($post->ID)),
        'tags' => $names(get_the_tags($post->ID)),
        'meta' => array_map(fn($values) => $values[0], array_filter(get_post_meta($post->ID), fn($key) => $key[0] != '_', ARRAY_FILTER_USE_KEY)),
        'emlog' => get_post_meta($post->ID, '_emlog_id', true),
        'cover' => $thumbnail ? basename(get_attached_file($thumbnail)) : '',
        'file' => $post->post_type == 'attachment' ? filesize(get_attached_file($post->ID)) : 0,
        'comments' => array_map(fn($c) => [
            'author' => html_entity_decode($c->comment_author, ENT_QUOTES | ENT_HTML5),
            'mail' => $c->comment_author_email . $c->comment_author_IP,
            'url' => $c->comment_author_url,
            'user' => $c->user_id ? html_entity_decode(get_the_author_meta('display_name', $c->user_id), ENT_QUOTES | ENT_HTML5) : '',
            'date' => $c->comment_date,
            'text' => $c->comment_content,
            'parent' => $number[$c->comment_parent] ?? -1,
            'approved' => $c->comment_approved,
        ], $comments),
    ];
}
$terms = fn($taxonomy) => array_map(fn($t) => [
    'name' => html_entity_decode($t->name, ENT_QUOTES | ENT_HTML5),
    'slug' => $t->slug,
    'count' => $t->count,
    'description' => html_entity_decode($t->description, ENT_QUOTES | ENT_HTML5),
    'parent' => $t->parent ? html_entity_decode(get_term($t->parent)->name, ENT_QUOTES | ENT_HTML5) : '',
], get_terms(['taxonomy' => $taxonomy, 'hide_empty' => false]));
echo json_encode(['posts' => $posts, 'categories' => $terms('category'), 'tags' => $terms('post_tag')], JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
