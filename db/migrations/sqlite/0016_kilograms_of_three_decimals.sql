-- Kilograms were kept as hundredths and are kept as thousandths, as every other measure.
UPDATE `entry` SET `total` = `total` * 10, `high` = `high` * 10 WHERE `indicator_id` IN (SELECT `id` FROM `indicator` WHERE `unit` = 'kg');--> statement-breakpoint
UPDATE `cell` SET `value` = `value` * 10 WHERE `entry_id` IN (SELECT `e`.`id` FROM `entry` `e` JOIN `indicator` `i` ON `i`.`id` = `e`.`indicator_id` WHERE `i`.`unit` = 'kg');--> statement-breakpoint
UPDATE `entry_month` SET `value` = `value` * 10 WHERE `entry_id` IN (SELECT `e`.`id` FROM `entry` `e` JOIN `indicator` `i` ON `i`.`id` = `e`.`indicator_id` WHERE `i`.`unit` = 'kg');--> statement-breakpoint
UPDATE `target` SET `value` = `value` * 10 WHERE `indicator_id` IN (SELECT `id` FROM `indicator` WHERE `unit` = 'kg');--> statement-breakpoint
UPDATE `indicator` SET `baseline` = `baseline` * 10 WHERE `unit` = 'kg';--> statement-breakpoint
-- A workbook that waits for its confirmation holds amounts too: it is sent again.
DELETE FROM `workbook` WHERE `report_id` IN (SELECT `r`.`id` FROM `report` `r` JOIN `indicator` `i` ON `i`.`sector_id` = `r`.`sector_id` WHERE `i`.`unit` = 'kg');--> statement-breakpoint
-- Totals are counted anew when the database is opened.
UPDATE `data_version` SET `counted_by` = 0 WHERE `plan_id` IN (SELECT `s`.`plan_id` FROM `sector` `s` JOIN `indicator` `i` ON `i`.`sector_id` = `s`.`id` WHERE `i`.`unit` = 'kg');
