import { z } from 'zod';

/** What a form said: its values, or by field what is wrong with it, as a word that the page has a sentence for. */
export type Parsed<Values> =
	| { readonly values: Values; readonly issues?: undefined }
	| { readonly values?: undefined; readonly issues: Readonly<Record<string, string>> };

/** Reads a form by its schema. Fields that it does not name, and files, are left aside. */
export function parseForm<Schema extends z.ZodObject>(
	schema: Schema,
	form: FormData,
): Parsed<z.output<Schema>> {
	const fields = Object.keys(schema.shape).map((name) => {
		const value = form.get(name);
		return [name, typeof value === 'string' ? value : ''] as const;
	});
	const parsed = schema.safeParse(Object.fromEntries(fields));
	if (parsed.success) return { values: parsed.data };
	const issues: Record<string, string> = {};
	for (const { path, message } of parsed.error.issues) issues[String(path[0])] ??= message;
	return { issues };
}
