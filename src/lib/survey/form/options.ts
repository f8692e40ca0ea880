import { localised, type Language } from '#lib/plan/text.ts';
import type { Option } from '../question.ts';
import { formRows } from './rows.ts';
import type { FormFault, FormSheet } from './sheet.ts';

/** What `or_other` adds to the options. */
export const OTHER: Option = { name: 'other', label: localised('Other', { fr: 'Autre', ar: 'غير ذلك' }) };

/**
 * The lists of options of a questionnaire. An option that stands there twice, as where a choice follows from another, is one;
 * that two labels share a name is a fault.
 */
export function optionLists(
	sheet: FormSheet | undefined,
	unnamed: Language,
): { readonly lists: ReadonlyMap<string, readonly Option[]>; readonly faults: FormFault[] } {
	if (!sheet) return { lists: new Map(), faults: [] };
	const { rows, faults } = formRows(sheet, { needs: ['list_name', 'name'], unnamed });
	const lists = new Map<string, Map<string, Option>>();
	for (const row of rows) {
		const [list, name] = [row.text('list_name'), row.text('name')];
		if (list === '') continue;
		const fault = (kind: FormFault['kind'], text: string, column = 'name') =>
			faults.push({ kind, sheet: sheet.name, cell: row.cell(column), text });
		if (name === '') fault('no name', list);
		else if (/\s/.test(name)) fault('name with blanks', name);
		else {
			const known = lists.get(list) ?? new Map<string, Option>();
			lists.set(list, known);
			const label = row.label() ?? localised(name);
			const before = known.get(name);
			const was = row.text('was');
			const at = row.text('scale');
			const scale = at === '' ? undefined : Number(at.replace('−', '-'));
			const isTaken = [...known.values()].some((one) => one.name !== name && one.was === was);
			if (before && before.label.en !== label.en) fault('option twice', name);
			else if (was !== '' && isTaken) fault('option twice', was);
			else if (scale !== undefined && !Number.isInteger(scale)) fault('no scale', at, 'scale');
			else
				known.set(name, {
					...{ name, label },
					...(was !== '' && was !== name && { was }),
					...(scale !== undefined && { scale }),
				});
		}
	}
	return { lists: new Map([...lists].map(([list, options]) => [list, [...options.values()]])), faults };
}
