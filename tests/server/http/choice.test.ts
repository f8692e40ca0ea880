import { isHttpError, type HttpError } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { readComparing, readWindow } from '#lib/server/http/choice.ts';

const at = (query: string) => new URL(`http://localhost/plan/sector/2024/q1${query}`);

function refusal(query: string): HttpError {
	try {
		readWindow(at(query));
	} catch (error) {
		if (isHttpError(error)) return error;
	}
	throw new Error('it was taken');
}

describe('a parameter of the address', () => {
	test('has a standard, and takes what is allowed', () => {
		expect([readWindow(at('')), readComparing(at(''))]).toEqual(['year-to-date', 'previous-year']);
		expect(readWindow(at('?window=quarter'))).toBe('quarter');
		expect(readComparing(at('?compare=none'))).toBe('none');
	});

	test.each(['?window=', '?window=month', '?window=QUARTER', '?window=quarter&window=quarter'])(
		'is refused by name, with what is allowed: %s',
		(query) => {
			const { status, body } = refusal(query);
			expect(status).toBe(400);
			expect(body.message).toMatch(/“window”.*: quarter, year-to-date\./);
		},
	);

	test('is offered right, and the others kept', () => {
		expect(refusal('?window=x&compare=none').body.links?.map(({ href }) => href)).toEqual([
			'/plan/sector/2024/q1?compare=none&window=quarter',
			'/plan/sector/2024/q1?compare=none&window=year-to-date',
		]);
	});

	test('that the page does not know is left alone', () => {
		expect(readWindow(at('?fbclid=1'))).toBe('year-to-date');
	});
});
