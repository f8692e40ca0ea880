/** Reads the API's document as a program of a stranger would: nothing of the project's own schemas. */
import { z } from 'zod';

export interface Parameter {
	readonly name: string;
	readonly in: string;
	readonly required?: boolean;
	readonly schema: Record<string, unknown>;
}

export interface Operation {
	readonly operationId: string;
	readonly summary: string;
	readonly parameters?: readonly Parameter[];
	readonly responses: Record<
		string,
		{ description: string; content?: Record<string, { schema: Record<string, unknown> }> }
	>;
}

export interface Document {
	readonly openapi: string;
	readonly info: { readonly title: string; readonly version: string };
	readonly paths: Record<string, Record<string, Operation>>;
	readonly components: { readonly schemas: Record<string, unknown> };
}

/** The schema of what an address answers with 200, by the end of its path. */
export function answerSchema(document: Document, end: string): z.ZodType {
	const path = Object.keys(document.paths).find((one) => one.endsWith(end)) ?? '';
	const schema = document.paths[path]?.get?.responses['200']?.content?.['application/json']?.schema;
	const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
	return z.fromJSONSchema(
		JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as z.core.JSONSchema.JSONSchema,
	);
}
