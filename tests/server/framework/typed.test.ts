/** What the page of an indicator sends and is filled with: the same indicator, whichever language it is typed in. */
import { afterEach, expect, test } from 'vitest';
import { indicatorForm } from '#lib/framework/forms/indicator.ts';
import { typedIndicatorOf } from '#lib/framework/forms/indicatorFields.ts';
import { filledFields, typedBaseline } from '#lib/server/framework/typedBaseline.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

afterEach(() => overwriteGetLocale(() => 'en'));

const SENT = {
	...{ frameworkCode: '1.1.a', under: 'output 1.1', nameEn: 'Share trained', unit: 'percent' },
	...{ calculation: 'sum', counts: 'begun' },
	...{ direction: 'down', sensitivity: 'public', laterSensitivity: 'district' },
	...{ laterSensitivityFrom: '2024-Q3', bySex: 'must', byCohort: 'may', byAge: 'no', byDisability: 'no' },
};

test.each([
	['en', '12.5', 0.125],
	['fr', '12,5 %', 0.125],
	['ar', '١٢٫٥٪', 0.125],
	['en', '', null],
] as const)('in %s a baseline of %s comes back as it was typed', (language, typed, share) => {
	overwriteGetLocale(() => language);
	const form = indicatorForm.parse({ ...SENT, baseline: typed });
	const baseline = typedBaseline(form);
	const whole = typedBaseline({ baseline: '100', unit: 'percent' }) ?? NaN;
	expect(baseline === null ? null : baseline / whole).toBe(share);
	const fields = filledFields(typedIndicatorOf(form, baseline), 'output 1.1');
	expect(fields).toMatchObject({ ...SENT, baseline: expect.any(String) as string });
	expect(typedBaseline({ baseline: fields.baseline ?? '', unit: 'percent' })).toBe(baseline);
});

test('what is no number is told at its field', () => {
	const fault = () => typedBaseline({ baseline: 'half', unit: 'percent' });
	expect(fault).toThrow(Unreadable);
});
