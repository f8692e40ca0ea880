/** How an indicator is judged, what strangers see of it, and its breakdowns, from and to the fields of the form. */
import { dimensionAsk, dimensionField, masksOf } from '#lib/framework/dimensionAsk.ts';
import { quarterText, type TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { quarterAt, quarterIndex } from '#lib/plan/quarter.ts';
import type { IndicatorForm } from './indicator.ts';

type Judged = Pick<
	TypedIndicator,
	'direction' | 'sensitivity' | 'laterSensitivity' | 'dimensions' | 'required'
>;

/** A sensitivity that follows and has no quarter is left to be refused: it has year 0. */
export function judgedTyped(form: IndicatorForm): Judged {
	const { direction, sensitivity, laterSensitivity: value, laterSensitivityFrom } = form;
	return {
		...{ direction, sensitivity },
		laterSensitivity: value === '' ? null : { ...quarterAt(laterSensitivityFrom ?? 0), value },
		...masksOf((dimension) => form[dimensionField(dimension)]),
	};
}

export function judgedFieldsOf(one: Judged): Record<string, string> {
	const { laterSensitivity: later } = one;
	return {
		...{ direction: one.direction, sensitivity: one.sensitivity },
		laterSensitivity: later?.value ?? '',
		laterSensitivityFrom: later && later.year > 0 ? quarterText(quarterIndex(later)) : '',
		...Object.fromEntries(
			DIMENSIONS.map((dimension) => [dimensionField(dimension), dimensionAsk(one, dimension)]),
		),
	};
}
