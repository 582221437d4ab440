
UPDATE emlog_twitter SET private = 'y', content = CONCAT('SECRET note ', id) WHERE id IN (3, 30);
