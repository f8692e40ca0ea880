/** What the page of a sector's rules shows: the fields of the rules and of an export that was sent, and what is to be said of them. */
import type { Unknown } from '#lib/exchange/activityInfo/aside.ts';
import { isStep, type FieldRule } from '#lib/exchange/activityInfo/rules.ts';
import { writePairs } from '#lib/exchange/activityInfo/lines.ts';
import { FIELDS_SHOWN, LEAVE } from '#lib/exchange/forms/activityInfo.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { unpackSent } from '#lib/server/exchange/sent/pack.ts';
import { convertExport, enteredIndicators, type KnownActivityInfo } from './convertExport.ts';
import { eachQuantity } from './read.ts';

interface Asked {
	readonly plan: string;
	readonly sector: string;
	/** An import of ActivityInfo that is kept; else the rules alone are shown. */
	readonly id: string;
	/** From 1. */
	readonly page: number;
}

/** @param known the sector, with its rules */
export async function rulesPage(reader: Reader, known: KnownActivityInfo, asked: Asked) {
	const kept = await findImport(reader, known.planId, asked.id);
	const isOurs = kept?.sentAs === 'activityinfo' && kept.sectorId === known.sectorId && kept.content !== '';
	const text = isOurs ? unpackSent(kept.content).toString() : null;
	const { rules, converted } =
		text === null ? { rules: known.rules, converted: null } : await convertExport(reader, text, asked);
	const fields = listFields(
		text,
		new Map(Object.entries(rules.fields)),
		new Map(Object.entries(known.rules.fields)),
	);
	const unknown = [...(converted?.unknown.values() ?? [])];
	const open = (what: Unknown['what']) =>
		unknown.flatMap((one) => (one.what === what && one.code !== '' ? [one.code] : [])).slice(0, OPEN);
	const pages = Math.max(1, Math.ceil(fields.length / FIELDS_SHOWN));
	const page = Math.min(asked.page, pages);
	return {
		import: text === null ? '' : asked.id,
		file: text === null ? null : (kept?.file ?? null),
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
	text: string | null,
	rules: ReadonlyMap<string, FieldRule>,
	kept: ReadonlyMap<string, FieldRule>,
) {
	const found = new Map<string, { title: string; lines: number }>();
	for (const { field, title, value } of text === null ? [] : eachQuantity(text)) {
		if (isStep(field) || field === '') continue;
		const lines = (found.get(field)?.lines ?? 0) + (value === '' ? 0 : 1);
		found.set(field, { title, lines });
	}
	const all = [...new Set([...found.keys(), ...rules.keys()])].map((field) => {
		const rule = rules.get(field);
		const said = !rule ? '' : 'leave' in rule ? LEAVE : rule.indicator;
		const groups = rule && 'groups' in rule ? rule.groups : {};
		const about = found.get(field) ?? { title: '', lines: null };
		return { field, ...about, said, groups, isProposed: rule !== undefined && !kept.has(field) };
	});
	const rank = (one: (typeof all)[number]) => (one.said === '' ? 0 : one.isProposed ? 1 : 2);
	return all.sort(
		(a, b) => rank(a) - rank(b) || (b.lines ?? 0) - (a.lines ?? 0) || (a.field < b.field ? -1 : 1),
	);
}
