import type { FieldFault } from '#lib/report/reader.ts';
import { withMarksShown } from '#lib/report/texts.ts';
import { m } from '#lib/paraglide/messages.js';

/** What is wrong with a text that was typed for a field of a row; `unknown` and `missing` are of a place, mostly. */
const FAULTS: Record<FieldFault | 'twice', (input: { text: string }) => string> = {
	'not a number': m.fault_not_a_number,
	negative: m.fault_negative,
	fraction: m.fault_fraction,
	'too precise': m.fault_too_precise,
	'too large': m.fault_too_large,
	'two ways': m.fault_two_ways,
	backwards: m.fault_backwards,
	unknown: m.fault_unknown_place,
	ambiguous: m.fault_ambiguous_place,
	missing: m.fault_unknown_place,
	twice: m.fault_twice,
	long: m.fault_long,
	control: m.fault_control,
	reserved: m.fault_reserved,
	separator: m.fault_control,
};

/** A sentence that says what is wrong and what to do; marks that nobody sees are written out in it. */
export function faultWords(fault: FieldFault | 'twice', text: string): string {
	return FAULTS[fault]({ text: withMarksShown(text) });
}
