/** A questionnaire and the answers to it, from two files. Source: docs/exchange.md, Surveys. */
import type { DataFault } from '#lib/survey/data/fault.ts';
import { readData } from '#lib/survey/data/readData.ts';
import { columnsByHand } from '#lib/survey/data/namedColumns.ts';
import { formOfTable } from '#lib/survey/form/formOfTable.ts';
import { readForm } from '#lib/survey/form/readForm.ts';
import type { FormSheet } from '#lib/survey/form/sheet.ts';
import type { SurveyAbout } from '#lib/survey/forms/importing.ts';
import type { SurveyFound } from '#lib/survey/found.ts';
import type { GivenShown, GivenSurvey, NamedColumn } from '#lib/survey/given.ts';
import { fitDesign } from '#lib/survey/data/margins.ts';
import { shownFaults } from '#lib/survey/data/shownFaults.ts';
import { fileTable } from './fileTable.ts';
import { givenOf } from './givenOf.ts';

interface Sent {
	/** The questionnaire; null: it is made of the columns of the answers. */
	readonly sheets: readonly FormSheet[] | null;
	readonly data: Uint8Array;
	/** Numbers of the whole population, to which weights are made to fit; undefined: they stay. */
	readonly population?: Uint8Array | undefined;
	readonly about: SurveyAbout;
	/** Columns that were named for an earlier file of the survey. */
	readonly remembered?: readonly NamedColumn[];
	/** Which questions are shown, of everybody and by which others. */
	readonly shown: readonly GivenShown[];
}

/** @returns what is to be stored; null where there is a fault. Throws Unreadable where something is not said that has to be. */
export async function readSurvey({ sheets, data, population, about, shown, remembered = [] }: Sent): Promise<{
	readonly found: SurveyFound;
	readonly given: GivenSurvey | null;
}> {
	const { table, bad, left } = await fileTable(data, 'data');
	const form = sheets ? readForm(sheets) : formOfTable(table);
	const { byHand, columns } = columnsByHand(form, table.headings, about.columns, remembered);
	const known = population && (await fileTable(population, 'population'));
	const unread = [...bad, ...(known?.bad ?? []).map((one): DataFault => ({ ...one, file: 'population' }))];
	const or = (text: string) => text || null;
	const read = readData(form, table, {
		...{ weight: or(about.weight), stratum: or(about.stratum), unit: or(about.unit) },
		...{ weightKind: about.weightKind, keep: about.keep },
		byHand,
	});
	const design = known ? fitDesign(known.table, read, unread.length === 0) : read.design;
	shownFaults(shown, read.asked, read.faults);
	const faults = form.faults.length + unread.length + read.faults.count;
	const found: SurveyFound = {
		questions: read.asked.length,
		responses: read.responses,
		dropped: [...left, ...read.dropped],
		missing: read.missing,
		columns: read.columns,
		headings: table.headings.filter((heading) => heading.trim() !== ''),
		formFaults: form.faults,
		// Without its questionnaire no answer can be told right from wrong.
		dataFaults: form.faults.length > 0 ? unread : [...unread, ...read.faults.kept],
		faults: form.faults.length > 0 ? form.faults.length + unread.length : faults,
	};
	if (faults > 0) return { found, given: null };
	const given = givenOf(about, form, { ...read, design }, shown);
	const isNamed = columns.length + remembered.length > 0;
	return { found, given: isNamed ? { ...given, columns } : given };
}
