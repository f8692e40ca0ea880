import type { z } from 'zod';
import { withoutControls } from '#lib/report/texts.ts';
import { fieldsOf, type FormField } from './field.ts';
import type { Typed } from './refusal.ts';
import type { Issue } from './words.ts';

/** What a form said: its values, or by the names of its fields what is wrong with them. */
export type Parsed<Values> =
	| { readonly values: Values; readonly issues?: undefined }
	| { readonly values?: undefined; readonly issues: Readonly<Record<string, Issue>> };

/** Reads a form by its schema. Fields that it does not name, and files, are left aside. */
export function parseForm<Schema extends z.ZodObject>(
	schema: Schema,
	form: FormData,
): Parsed<z.output<Schema>> {
	const fields = fieldsOf(schema);
	const said = Object.fromEntries(fields.map((field) => [field.key, valueOf(field, form)]));
	const parsed = schema.safeParse(said);
	if (parsed.success) return { values: parsed.data };
	const issues: Record<string, Issue> = {};
	for (const issue of parsed.error.issues) {
		const [key, inside] = issue.path.map(String);
		const field = fields.find((one) => one.key === key);
		const name = field?.kind === 'record' ? `${field.name}.${inside ?? ''}` : (field?.name ?? '');
		issues[name] ??= issueOf(issue, said);
	}
	return { issues };
}

/** What was typed into the fields of a form, to be shown again: everything but passwords and codes. */
export function typedIn(schema: z.ZodObject, form: FormData): Typed {
	const values: Record<string, string> = {};
	const chosen: Record<string, readonly string[]> = {};
	for (const field of fieldsOf(schema)) {
		if (field.isSecret) continue;
		const value = valueOf(field, form);
		if (typeof value === 'string') values[field.name] = value;
		else if (Array.isArray(value)) chosen[field.name] = value;
		else for (const [key, text] of Object.entries(value ?? {})) values[`${field.name}.${key}`] = text;
	}
	return { values, chosen };
}

function valueOf(
	{ kind, name, isSecret, keepsEmpty }: FormField,
	form: FormData,
): string | string[] | Record<string, string> | undefined {
	if (kind === 'text') {
		const value = form.get(name);
		if (typeof value !== 'string') return undefined;
		// A password is as it was typed.
		return isSecret ? value : plain(value);
	}
	if (kind === 'list') return form.getAll(name).flatMap((value) => (isSaid(value) ? [value] : []));
	const found = [...form].flatMap(([key, value]): [string, string][] =>
		key.startsWith(`${name}.`) && typeof value === 'string' && (keepsEmpty || value !== '')
			? [[key.slice(name.length + 1), plain(value)]]
			: [],
	);
	return Object.fromEntries(found);
}

function isSaid(value: FormDataEntryValue): value is string {
	return typeof value === 'string' && value !== '';
}

/** A browser sends a line's end as two signs, and counts one where it bounds a field. Controls are nobody's text. */
function plain(text: string): string {
	return withoutControls(text.replaceAll('\r\n', '\n'));
}

function issueOf(issue: z.core.$ZodIssue, said: unknown): Issue {
	if (issue.code !== 'too_big') return { word: issue.message };
	const value = issue.path.reduce<unknown>(
		(inside, key) => (inside as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
		said,
	);
	const amount = { given: lengthOf(value), most: Number(issue.maximum) };
	if (issue.origin === 'string') return { word: 'long', ...amount };
	return issue.origin === 'array' ? { word: 'many', ...amount } : { word: issue.message };
}

function lengthOf(value: unknown): number {
	return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}
