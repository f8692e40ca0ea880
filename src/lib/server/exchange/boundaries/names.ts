/** Under which names boundary files carry code and name. COD-AB has used several over the years; case does not matter. */
import type { Level } from '#lib/places/place.ts';

export type Properties = Readonly<Record<string, unknown>>;

export interface PropertyNames {
	/** What the caller says; null: whichever of the known names is there. */
	readonly code: string | null;
	readonly name: string | null;
}

function codeNames(level: Level): string[] {
	const known = [`adm${level}_pcode`, `admin${level}pcode`, 'pcode'];
	// The cadastres' own, of the statistics office behind COD-AB's third level.
	return level === 3 ? [...known, 'acs_code', 'cas_code'] : known;
}

function nameNames(level: Level): string[] {
	const named = [`adm${level}_name`, `adm${level}_en`, `admin${level}name_en`, `admin${level}name`];
	return [...named, 'name_en', 'name'];
}

/** The code of a shape; null where it has none. Codes are text: a number is written as it stands. */
export function codeOf(properties: Properties, id: unknown, level: Level, { code }: PropertyNames) {
	return firstText(properties, code === null ? codeNames(level) : [code]) ?? asText(id);
}

/** The name of a shape, for messages; null where it has none. */
export function nameOf(properties: Properties, level: Level, { name }: PropertyNames): string | null {
	return firstText(properties, name === null ? nameNames(level) : [name]);
}

/** The names under which a code was looked for, as a message lists them. */
export function codeNamesTried(level: Level, { code }: PropertyNames): string {
	return code ?? codeNames(level).join(', ');
}

function firstText(properties: Properties, names: readonly string[]): string | null {
	const lower = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]));
	for (const name of names) {
		const text = asText(lower.get(name.toLowerCase()));
		if (text !== null) return text;
	}
	return null;
}

function asText(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
