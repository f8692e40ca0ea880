/** Where the words of a preview stand: none outside, none over another, in each language and however long. */
import { describe, expect, test } from 'vitest';
import {
	placePreview,
	PREVIEW,
	type PreviewWords,
} from '../../src/routes/[plan]/[sector]/[year]/[quarter]/[picture].png/preview.server.ts';
import { textWidth } from '#lib/server/files/picture/lines.ts';

const figure = (figure: string, label: string) => ({ figure, label });
const CASES: Readonly<Record<string, PreviewWords>> = {
	english: {
		plan: 'Lebanon Response Plan 2024',
		title: 'Social Stability, first quarter of 2024',
		finding: '3 of 9 headline targets are reached as far as the year is gone.',
		figures: [
			figure('1,022,781', 'People reached'),
			figure('31.4M', 'Funding 2024, received of 120M USD required'),
			figure('10,357', 'of 60,000 · People benefitting from cash for work'),
		],
		foot: [
			'Revision 1.0, published on 4 May 2024. Figures as of 3 May 2024.',
			'Demonstration: part of this data is illustrative and must not be quoted.',
		],
	},
	arabic: {
		plan: 'خطة لبنان للاستجابة 2024',
		title: 'الاستقرار الاجتماعي، الربع الأول من عام 2024',
		finding: 'تحققت 3 من 9 غايات رئيسية بقدر ما مضى من السنة، ولم يُبلَّغ عن البقية حتى اليوم.',
		figures: [figure('1,022,781', 'الأشخاص الذين جرى الوصول إليهم'), figure('31.4 مليون', 'التمويل')],
		foot: ['المراجعة 1.0، نُشرت في 4 أيار 2024.'],
	},
	'nothing yet': {
		plan: 'Plan',
		title: 'Shelter, first quarter of 2024',
		finding: null,
		figures: [],
		foot: ['As of 3 May 2024'],
	},
	'as long as can be': {
		plan: 'plan '.repeat(80),
		title: 'title'.repeat(80),
		finding: 'Everything that could be found '.repeat(20) + 'x'.repeat(300),
		figures: [1, 2, 3].map(() => figure('between 1,000,000,000 and 2,000,000,000', 'label '.repeat(60))),
		foot: ['foot '.repeat(90), 'x'.repeat(400)],
	},
};

describe.each(Object.entries(CASES))('%s', (_, words) => {
	const boxes = placePreview(words).map((one) => ({
		text: one.text,
		left: one.x,
		right: one.x + textWidth(one.text, one),
		top: one.y - one.size * 0.8,
		bottom: one.y + one.size * 0.25,
	}));

	test('stands within the picture', () => {
		for (const { text, left, right, top, bottom } of boxes) {
			expect([text, left >= 0, right <= PREVIEW.width - 128 + 0.01]).toEqual([text, true, true]);
			expect([text, top >= 0, bottom <= PREVIEW.height]).toEqual([text, true, true]);
		}
	});

	test('no line stands over another', () => {
		for (const [i, one] of boxes.entries())
			for (const other of boxes.slice(i + 1)) {
				const apart =
					one.right <= other.left ||
					other.right <= one.left ||
					one.bottom <= other.top ||
					other.bottom <= one.top;
				expect([one.text, other.text, apart]).toEqual([one.text, other.text, true]);
			}
	});
});
