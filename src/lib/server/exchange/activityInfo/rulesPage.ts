/** What the page of a sector's rules shows: the fields of the rules and of an export that was sent, and what is to be said of them. */
import type { ExportedField, Unknown } from '#lib/exchange/activityInfo/aside.ts';
import { writePairs } from '#lib/exchange/activityInfo/lines.ts';
import type { FieldRule } from '#lib/exchange/activityInfo/rules.ts';
import { FIELDS_SHOWN, LEAVE } from '#lib/exchange/forms/activityInfo.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findTriedExport } from '#lib/server/exchange/queries/triedExport.ts';
import { enteredIndicators, withProposals } from './fields.ts';
import type { KnownActivityInfo } from './known.ts';

interface Asked {
	/** An import of ActivityInfo that was tried; else the rules alone are shown. */
	readonly id: string;
	/** From 1. */
	readonly page: number;
}

/** Of an export what its trial kept: it is not read again. @param known the sector, with its rules */
export async function rulesPage(reader: Reader, known: KnownActivityInfo, asked: Asked) {
	const tried = await findTriedExport(reader, known, asked.id);
	const rules = tried ? withProposals(tried.fields, known.rules, known) : known.rules;
	const kept = new Map(Object.entries(known.rules.fields));
	const fields = listFields(tried?.fields ?? [], new Map(Object.entries(rules.fields)), kept);
	const open = (what: Unknown['what']) =>
		(tried?.unknown ?? [])
			.flatMap((one) => (one.what === what && one.code !== '' ? [one.code] : []))
			.slice(0, OPEN);
	const pages = Math.max(1, Math.ceil(fields.length / FIELDS_SHOWN));
	const page = Math.min(asked.page, pages);
	return {
		import: tried ? asked.id : '',
		file: tried?.file ?? null,
		fields: fields.slice((page - 1) * FIELDS_SHOWN, page * FIELDS_SHOWN),
		...{ count: fields.length, page, pages, state: rules.state, status: rules.status },
		partners: writePairs(rules.partners, open('partner')),
		places: writePairs(rules.places, open('place')),
		indicators: enteredIndicators(known).map(({ code, name }) => ({ code, name })),
		groups: DIMENSIONS.map((dimension) => ({
			dimension,
			choices: known.groups
				.filter((one) => one.dimension === dimension)
				.map(({ code, name }) => ({ code, name })),
		})),
	};
}

/** Names without a code that are put into the fields of text. */
const OPEN = 300;

/** First what nobody has said anything of, then what was proposed, then the rest. */
function listFields(
	found: readonly ExportedField[],
	rules: ReadonlyMap<string, FieldRule>,
	kept: ReadonlyMap<string, FieldRule>,
) {
	const exported = new Map(found.map((one) => [one.field, one]));
	const all = [...new Set([...exported.keys(), ...rules.keys()])].map((field) => {
		const rule = rules.get(field);
		const said = !rule ? '' : 'leave' in rule ? LEAVE : rule.indicator;
		const groups = rule && 'groups' in rule ? rule.groups : {};
		const { title = '', lines = null } = exported.get(field) ?? {};
		return { field, title, lines, said, groups, isProposed: rule !== undefined && !kept.has(field) };
	});
	const rank = (one: (typeof all)[number]) => (one.said === '' ? 0 : one.isProposed ? 1 : 2);
	return all.sort(
		(a, b) => rank(a) - rank(b) || (b.lines ?? 0) - (a.lines ?? 0) || (a.field < b.field ? -1 : 1),
	);
}
