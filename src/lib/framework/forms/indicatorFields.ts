import { quarterAt, quarterIndex } from '#lib/plan/quarter.ts';
import { localised } from '#lib/plan/text.ts';
import { fieldsOfText, quarterText, textIn3, type TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import { judgedFieldsOf, judgedTyped } from './judged.ts';
import { codesIn, madeOfFields, madeOfTyped } from './madeOf.ts';
import type { IndicatorForm } from './indicator.ts';

/**
 * What was typed, as an indicator. A calculation that follows and has no quarter is left to be refused: it has year 0.
 * @param baseline smallest units
 */
export function typedIndicatorOf(form: IndicatorForm, baseline: number | null): TypedIndicator {
	const { laterCalculation: value, laterFrom, contact, predecessors } = form;
	return {
		...{ code: form.frameworkCode, name: localised(form.nameEn, { ar: form.nameAr, fr: form.nameFr }) },
		...{ unit: form.unit, calculation: form.calculation, ...madeOfTyped(form) },
		later: value === '' ? null : { ...quarterAt(laterFrom ?? 0), value },
		...{ counts: form.counts, countsPeople: form.countsPeople, headline: form.headline },
		...{ namesPartners: form.namesPartners, baseline, ...judgedTyped(form) },
		...{ fromQuarter: form.fromQuarter, toQuarter: form.toQuarter },
		predecessors: codesIn(predecessors).sort(),
		...{ definition: textIn3('definition', form), source: textIn3('source', form) },
		...{ contact: contact === '' ? null : contact, note: textIn3('note', form) },
	};
}

/** The fields of the form, filled, but for the baseline, which is written as the reader writes numbers. @param under what it hangs on: `output 1.1` */
export function indicatorFields(one: TypedIndicator, under: string): Readonly<Record<string, string>> {
	const tick = (is: boolean) => (is ? 'yes' : '');
	return {
		...{ frameworkCode: one.code, under, unit: one.unit, calculation: one.calculation, ...madeOfFields(one) },
		...fieldsOfText('name', one.name),
		laterCalculation: one.later?.value ?? '',
		laterFrom: one.later && one.later.year > 0 ? quarterText(quarterIndex(one.later)) : '',
		...{ counts: one.counts, countsPeople: tick(one.countsPeople), headline: tick(one.headline) },
		...{ namesPartners: tick(one.namesPartners), ...judgedFieldsOf(one) },
		...{ fromQuarter: quarterText(one.fromQuarter), toQuarter: quarterText(one.toQuarter) },
		predecessors: one.predecessors.join(' '),
		...fieldsOfText('definition', one.definition),
		...fieldsOfText('source', one.source),
		...{ contact: one.contact ?? '', ...fieldsOfText('note', one.note) },
	};
}
