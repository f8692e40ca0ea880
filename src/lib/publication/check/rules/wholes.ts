/** Numbers of an output against the figure that stands for all of it. */
import type { Finding } from '../finding.ts';
import type { KnownFigure } from '../known.ts';
import { amountsOf, findingAt, type Amount, type ReadSection } from '../reader.ts';
import { stemOf } from '../stems.ts';
import { halfStep } from '../value.ts';

const ADDITION =
	/(?<!\p{L})(?:in addition|additionally|besides|furthermore|en outre|de plus|en plus|بالإضافة|إضافة إلى|كما أن)(?!\p{L})/iu;
const NOWHERE =
	/(?:not? (?:\w+ )?dis?agg?regated|desagregated|without (?:a )?(?:place|location|municipality)|no (?:place|location)|sans (?:lieu|localisation)|non (?:ventil|désagrég|localis)\w*|غير مصنّف|بلا مكان|من دون مكان)/iu;

/** What is called an addition and may be a part of what stands elsewhere: 14 initiatives beside 32. */
export function findAdditions(sections: readonly ReadSection[]): Finding[] {
	const all = sections.flatMap((section) => amountsOf(section).map((amount) => ({ section, amount })));
	return all.flatMap(({ section, amount }) => {
		const { number, context } = amount;
		const sentence = section.text.slice(context.sentence.start, context.sentence.end);
		if (number.kind !== 'count' || !ADDITION.test(sentence) || !NOWHERE.test(sentence)) return [];
		const whole = all.find(
			(other) =>
				other.section.language === section.language &&
				other.amount.number.kind === 'count' &&
				other.amount.number.value > number.value &&
				sharesNoun(other.amount, amount),
		);
		return whole ? [findingAt(section, number, 'addition or part', 'look', whole.amount.number.value)] : [];
	});
}

function sharesNoun(a: Amount, b: Amount): boolean {
	const words = new Set(a.context.phrase.words.map(stemOf));
	const first = b.context.phrase.words.slice(0, 2).map(stemOf);
	return first.some((word) => words.has(word));
}

/** More places in an output than the headline says were reached at all. */
export function findAboveHeadline(section: ReadSection, figures: readonly KnownFigure[]): Finding[] {
	if (section.output === null) return [];
	const heads = figures.filter(({ headline, role }) => headline && role === 'reached');
	const codes = new Set(heads.flatMap(({ indicator, madeOf }) => [indicator, ...madeOf]));
	const told = amountsOf(section).flatMap(({ number, verdict }) =>
		verdict.is === 'agrees' && isCountOfPlaces(verdict.figure) && verdict.figure.output === section.output
			? [{ number, figure: verdict.figure }]
			: [],
	);
	const headline = told.find(({ figure }) => codes.has(figure.indicator));
	if (!headline) return [];
	return told.flatMap(({ number, figure }) =>
		figure.value > headline.figure.value
			? [findingAt(section, number, 'above the headline', 'look', headline.figure.value)]
			: [],
	);
}

function isCountOfPlaces({ counted, role, group, place }: KnownFigure): boolean {
	return counted === 'places' && role === 'reached' && group === null && place === null;
}

/** What parts of a figure come to as they were written: right to the last digit, only by rounding, or not. */
export function findSums(sections: readonly ReadSection[], figures: readonly KnownFigure[]): Finding[] {
	const written = sections.flatMap((section) =>
		amountsOf(section).flatMap(({ number, verdict }) =>
			verdict.is === 'agrees' && verdict.figure.role === 'reached' && verdict.figure.group === null
				? [{ section, number, indicator: verdict.figure.indicator }]
				: [],
		),
	);
	return figures.flatMap((whole) => {
		if (!whole.isSum || whole.role !== 'reached' || whole.group !== null) return [];
		const languages = new Set(written.map(({ section }) => section.language));
		return [...languages].flatMap((language) => {
			const parts = whole.madeOf.map((code) =>
				written.find(({ section, indicator }) => section.language === language && indicator === code),
			);
			const known = parts.filter((part) => part !== undefined);
			const roundest = known.toSorted((a, b) => b.number.step - a.number.step)[0];
			if (known.length < 2 || known.length < parts.length || !roundest) return [];
			const sum = known.reduce((all, { number }) => all + number.value, 0);
			const room = known.reduce((all, { number }) => all + halfStep(number), 0);
			if (sum === whole.value) return [];
			const weight = Math.abs(sum - whole.value) <= room ? 'note' : 'look';
			return [
				{
					...findingAt(roundest.section, roundest.number, 'parts of a figure', weight, whole.value),
					written: sum,
				},
			];
		});
	});
}
