/** What a schema of a form says of its fields beside what they hold. */
import { z } from 'zod';

interface FieldFacts {
	/** The name of the field in the page, where it is not the schema's own; a list's comes once a choice. */
	readonly name?: string;
	/** A password or a code: it is never sent back. */
	readonly secret?: true;
	/** Of many texts: an empty one says something, that the field was shown and emptied. */
	readonly keepsEmpty?: true;
}

const facts = z.registry<FieldFacts>();

/** The schema of one field with facts about it. */
export function field<Schema extends z.ZodType>(schema: Schema, about: FieldFacts): Schema {
	// A schema of its own: the one that was given may stand in other forms.
	const own = schema.clone();
	facts.add(own, about);
	return own;
}

/** How the page sends a field: one text, a list under one name, or many texts under `name.key`. */
export type FieldKind = 'text' | 'list' | 'record';

export interface FormField {
	/** In the schema. */
	readonly key: string;
	/** In the page. */
	readonly name: string;
	readonly kind: FieldKind;
	readonly isSecret: boolean;
	readonly keepsEmpty: boolean;
}

export function fieldsOf(form: z.ZodObject): FormField[] {
	return Object.entries<z.core.$ZodType>(form.shape).map(([key, schema]) => {
		const about = factsOf(schema);
		return {
			key,
			name: about?.name ?? key,
			kind: kindOf(schema),
			isSecret: about?.secret ?? false,
			keepsEmpty: about?.keepsEmpty ?? false,
		};
	});
}

function kindOf(schema: z.core.$ZodType): FieldKind {
	if (schema instanceof z.ZodArray) return 'list';
	if (schema instanceof z.ZodRecord) return 'record';
	if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return kindOf(schema.def.innerType);
	return 'text';
}

/** A default around a field leaves it the field that it is. */
function factsOf(schema: z.core.$ZodType): FieldFacts | undefined {
	const isAround = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
	return facts.get(schema) ?? (isAround ? factsOf(schema.def.innerType) : undefined);
}
