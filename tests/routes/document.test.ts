/** The document itself: whole, and about every address that there is. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument } from '#lib/exchange/forms/openapi.ts';
import type { Document, Operation } from './support/document.ts';

const document = openApiDocument() as Document;
const operations: [string, string, Operation][] = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
		method,
		path,
		operation,
	]),
);

test('describes every address of the API, and none that is not there', () => {
	const files = readdirSync('src/routes/api/v1', { recursive: true, encoding: 'utf8' });
	const addresses = files
		.filter((file) => file.endsWith('+server.ts'))
		.map((file) => `/api/v1/${file.replace('/+server.ts', '')}`.replaceAll('[', '{').replaceAll(']', '}'))
		.filter((address) => address !== '/api/v1/openapi.json');
	expect(addresses.length).toBeGreaterThan(0);
	expect(Object.keys(document.paths).sort()).toEqual(addresses.sort());
});

test('says which OpenAPI it is, and names each operation once', () => {
	expect(document.openapi).toMatch(/^3\.1\.\d$/);
	expect(document.info.title).not.toBe('');
	const names = operations.map(([, , operation]) => operation.operationId);
	expect(new Set(names).size).toBe(names.length);
});

test.each(operations)('%s %s is complete', (_, path, operation) => {
	const parameters = operation.parameters ?? [];
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
	for (const one of parameters) {
		expect(['path', 'query']).toContain(one.in);
		if (one.in === 'path') expect(one.required).toBe(true);
		expect(Object.keys(one.schema).length, one.name).toBeGreaterThan(0);
		expect(one.schema.type, one.name).toBeTypeOf('string');
	}
	expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '304', '400', '503']));
	for (const [status, { description, content }] of Object.entries(operation.responses)) {
		expect(status).toMatch(/^[2-5]\d\d$/);
		expect(description).not.toBe('');
		if (status !== '304') expect(content).toBeDefined();
	}
});

test('every reference leads somewhere', () => {
	const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
	expect(references.length).toBeGreaterThan(0);
	for (const reference of references) {
		expect(Object.keys(document.components.schemas)).toContain(
			reference.replace('#/components/schemas/', ''),
		);
	}
});

test('says of parameters what the addresses take', () => {
	const progress = operations.find(([, path]) => path.endsWith('/progress'))?.[2];
	const schemas = Object.fromEntries((progress?.parameters ?? []).map(({ name, schema }) => [name, schema]));
	expect(schemas.year).toMatchObject({ type: 'integer' });
	expect(schemas.quarter).toMatchObject({ type: 'integer', enum: [1, 2, 3, 4] });
	expect(schemas.window).toMatchObject({ enum: ['quarter', 'year-to-date'], default: 'year-to-date' });
	expect(schemas.compare).toMatchObject({ enum: ['previous-year'] });
	expect(schemas.provisional).toMatchObject({ type: 'boolean', default: false });
	const required = (progress?.parameters ?? []).filter((one) => one.required).map(({ name }) => name);
	expect(required).toEqual(['plan', 'sector', 'year', 'quarter']);
});
