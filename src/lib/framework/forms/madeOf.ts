/** What an indicator is made of, from and to the fields of the form. */
import { calculationOf, kindsCell, readKindsCell } from '#lib/figures/calculations.ts';
import { countsKinds } from '#lib/figures/indicator.ts';
import { kindField } from '#lib/framework/kindField.ts';
import type { TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import { PLACE_KINDS } from '#lib/places/place.ts';
import type { IndicatorForm } from './indicator.ts';

type MadeOf = Pick<TypedIndicator, 'parts' | 'numerator' | 'denominator' | 'of'>;

/** Codes with blanks, commas or semicolons between them, each once, in their order. */
export function codesIn(text: string): string[] {
	return [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ''))];
}

/** What was typed, as far as the calculation has it. */
export function madeOfTyped(form: IndicatorForm): MadeOf {
	const { calculation, numerator, denominator } = form;
	const { madeOf } = calculationOf(calculation);
	const side = (code: string) => (madeOf === 'sides' && code !== '' ? code : null);
	const kinds = PLACE_KINDS.filter((kind) => form[kindField(kind)]);
	const namesKinds = madeOf === 'values' && countsKinds({ calculation }) && kinds.length > 0;
	return {
		parts: madeOf === 'parts' || madeOf === 'activities' ? codesIn(form.parts) : [],
		...{ numerator: side(numerator), denominator: side(denominator) },
		of: namesKinds ? kindsCell(kinds) : null,
	};
}

export function madeOfFields({ parts, numerator, denominator, of }: MadeOf): Record<string, string> {
	const kinds = readKindsCell(of);
	return {
		...{ parts: parts.join(' '), numerator: numerator ?? '', denominator: denominator ?? '' },
		...Object.fromEntries(PLACE_KINDS.map((kind) => [kindField(kind), kinds.includes(kind) ? 'yes' : ''])),
	};
}
