import { expect, test } from 'vitest';
import { phaseOf } from '#lib/plan/period.ts';

test.each([
	['2024-03-31', 'upcoming'],
	['2024-04-01', 'reporting'],
	['2024-04-20', 'reporting'],
	['2024-04-21', 'due'],
] as const)('on %s the period is %s: its days are inclusive', (today, phase) => {
	expect(phaseOf({ opens: '2024-04-01', due: '2024-04-20', locks: null }, today)).toBe(phase);
});
