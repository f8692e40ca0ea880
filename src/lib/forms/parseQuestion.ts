import type { z } from 'zod';
import type { ParameterError } from './problem.ts';

/** As many faults as a person reads; a hostile address holds thousands. */
const MOST_FAULTS = 20;

/**
 * Reads the parameters of an address by a schema. Unknown and repeated ones are refused, so that a misspelt filter
 * never answers with figures for everybody. Every fault is told, each by its parameter.
 */
export function parseQuestion<Schema extends z.ZodObject>(
	schema: Schema,
	parameters: URLSearchParams,
): { question: z.output<Schema> } | { errors: ParameterError[] } {
	const known = Object.keys(schema.shape);
	const asked = [...new Set(parameters.keys())];
	const strange = asked
		.filter((name) => !known.includes(name))
		.map((name) => ({
			parameter: shorten(name),
			detail: 'is not a parameter of this address',
			allowed: known,
		}));
	const repeated = asked
		.filter((name) => known.includes(name) && parameters.getAll(name).length > 1)
		.map((name) => ({ parameter: name, detail: 'may be given once' }));
	const values = known.flatMap((name) => {
		const value = parameters.get(name);
		return value === null ? [] : [[name, value] as const];
	});
	const result = schema.safeParse(Object.fromEntries(values));
	const wrong = result.success ? [] : result.error.issues.map((issue) => fault(issue, parameters));
	const errors = [...strange, ...repeated, ...wrong];
	if (!result.success || errors.length > 0) return { errors: errors.slice(0, MOST_FAULTS) };
	return { question: result.data };
}

function fault(issue: z.core.$ZodIssue, parameters: URLSearchParams): ParameterError {
	const parameter = issue.path.join('.');
	const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
	const detail = !parameters.has(parameter)
		? 'is missing'
		: allowed
			? `must be one of ${allowed.filter((value) => value !== '').join(', ')}`
			: issue.message;
	return allowed ? { parameter, detail, allowed } : { parameter, detail };
}

/** An answer repeats no more of a hostile question than a person needs to find it. */
function shorten(name: string): string {
	return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
