/** Numbers made wrong on purpose: how many the check catches is measured on them. */
import { checkFigures } from './index.ts';
import type { Knowledge } from './known.ts';
import type { LabelledSection } from './labelled.ts';

export interface Falsified {
	readonly section: string;
	readonly was: string;
	readonly is: string;
	/** The check says that it disagrees, or that something does not add up. */
	readonly isCaught: boolean;
}

/** One digit more in the last place, the first two digits changed about, the last digit left out. */
const WAYS: readonly ((digits: string) => string)[] = [
	(digits) => digits.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
	(digits) => digits.replace(/^(\d)([.,]?)(\d)/, '$3$2$1'),
	(digits) => digits.replace(/[.,]?\d(?=\D*$)/, ''),
];

/** Each number that agrees in the list, in digits and of two or more, made wrong in each way, one at a time. */
export function falsifyEach(labelled: readonly LabelledSection[], knowledge: Knowledge): Falsified[] {
	return labelled.flatMap(({ section, labels }) => {
		const before = checkFigures([section], knowledge).findings.length;
		return labels.flatMap(({ offset, length, expected, value }) => {
			const was = section.body.slice(offset, offset + length);
			if (!expected.startsWith('=') || !/\d\D*\d/.test(was)) return [];
			return [...new Set(WAYS.map((way) => inDigits(was, way)))].flatMap((is) => {
				if (is === was || /^\D*0/.test(is)) return [];
				const body = section.body.slice(0, offset) + is + section.body.slice(offset + length);
				const { sections, findings } = checkFigures([{ ...section, body }], knowledge);
				const own = sections[0]?.find(
					({ number }) => number.offset >= offset && number.offset < offset + is.length,
				);
				if (own?.number.value === value) return [];
				const isCaught = own?.verdict.is === 'disagrees' || findings.length > before;
				return [{ section: `${section.section} ${section.output ?? ''}`.trim(), was, is, isCaught }];
			});
		});
	});
}

function inDigits(written: string, way: (digits: string) => string): string {
	return written.replace(/\d(?:[\d.,]*\d)?/, way);
}
