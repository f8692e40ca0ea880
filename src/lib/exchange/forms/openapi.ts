/** The API's document, OpenAPI 3.1, from the schemas that read its questions and describe its answers. */
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { OPERATIONS, type Operation } from './operations.ts';
import { problemAnswer } from '#lib/forms/problem.ts';
import { planPath, scopePath } from './questions.ts';

const DESCRIPTION = [
	'Figures of response plans, computed from the approved reports of partners.',
	'They are in the unit’s own numbers and not rounded; null is unknown, which is not 0.',
	'Answers carry an ETag: ask again with If-None-Match. Later versions of this document may add fields, never rename one.',
].join(' ');

const NOT_THEIRS = 'The plan has no such thing, or it is not for whoever asks';

export function openApiDocument(): object {
	const paths = Object.fromEntries(
		OPERATIONS.map((operation) => [operation.path, { get: describe(operation) }]),
	);
	return createDocument({
		openapi: '3.1.1',
		info: { title: 'Masar', version: '1', description: DESCRIPTION },
		servers: [{ url: '/' }],
		security: [],
		paths,
	});
}

function describe({
	name,
	summary,
	ofSector,
	ofPlan,
	names,
	isPartial,
	isInternal,
	question,
	answer,
}: Operation): ZodOpenApiOperationObject {
	const ofQuestion = Object.keys(question.shape);
	return {
		operationId: name,
		summary,
		requestParams: {
			...(names ? { path: names } : ofSector ? { path: scopePath } : ofPlan ? { path: planPath } : {}),
			...(ofQuestion.length > 0 ? { query: question } : {}),
		},
		responses: {
			'200': {
				description: summary,
				headers: { etag: { schema: { type: 'string' }, description: 'Names this answer' } },
				content: { 'application/json': { schema: answer } },
			},
			'304': { description: 'The answer that If-None-Match names still holds' },
			'400': failing('A parameter is unknown, repeated, missing or wrong'),
			...('provisional' in question.shape ? { '403': failing('Without the right to see it') } : {}),
			...(isPartial ? { '403': failing('The wave is not published by that question') } : {}),
			...(ofSector || ofPlan
				? { '404': failing(isInternal ? NOT_THEIRS : 'The plan has no such thing, or nothing is published') }
				: {}),
			'503': failing('Busy: ask again after Retry-After'),
		},
	};
}

function failing(description: string): ZodOpenApiResponseObject {
	return { description, content: { 'application/problem+json': { schema: problemAnswer } } };
}
