import { describe, expect, test } from 'vitest';
import { nextTime, readSchedule } from '#lib/server/jobs/schedule.ts';
import { readJobSettings } from '#lib/server/jobs/settings.ts';

const AFTER = new Date(2026, 2, 10, 14, 0);

describe('a schedule', () => {
	test('is due at its next time, where the machine is', () => {
		expect(nextTime(readSchedule('30 2 * * *'), AFTER)).toEqual(new Date(2026, 2, 11, 2, 30));
		expect(nextTime(readSchedule('0 14,18 * * 1-5'), AFTER)).toEqual(new Date(2026, 2, 10, 18, 0));
	});

	test('may be none', () => {
		expect(nextTime(readSchedule('none'), AFTER)).toBeNull();
	});

	test.each(['', '02:30', '61 2 * * *', '0 0 30 2 *', '0 30 2 * * *', 'nightly'])('is not %j', (text) => {
		expect(() => readSchedule(text)).toThrow(/^not a schedule/);
	});
});

describe('settings of jobs', () => {
	test('are by night in production, and by hand on one’s own machine', () => {
		const path = '/somewhere/masar.sqlite';
		expect(readJobSettings({}, true, path)).toEqual({
			schedules: { backup: '30 2 * * *', integrity: '0 4 * * *', seal: '0 6 * * 1' },
			folder: '/somewhere/backups',
			keep: 14,
		});
		expect(readJobSettings({}, false, path).schedules).toEqual({ backup: null, integrity: null, seal: null });
		expect(readJobSettings({ BACKUP_AT: 'none' }, true, path).schedules.backup).toBeNull();
	});

	test.each(['0', '-1', 'all', '1.5'])('keep no %s backups', (keep) => {
		expect(() => readJobSettings({ BACKUP_KEEP: keep }, false, '/x')).toThrow(/BACKUP_KEEP/);
	});
});
