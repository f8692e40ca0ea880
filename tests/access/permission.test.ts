/** The table against the routes that there are: what it does not list does not exist, and the other way round. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { mayGive } from '#lib/access/giving.ts';
import { allowedMethods, may, METHODS, ROLES, ROUTES } from '#lib/access/permission.ts';

/** Route → the methods that its files answer, as the framework reads them. */
function routesOf(folder: string): Map<string, Set<string>> {
	const routes = new Map<string, Set<string>>();
	for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		const name = file.split('/').at(-1) ?? '';
		if (!/^\+(?:server|page|page\.server)\.(?:ts|svelte)$/.test(name)) continue;
		const id = `/${dirname(file)}`.replace(/^\/\.$/, '/');
		const methods = routes.get(id) ?? new Set();
		routes.set(id, methods);
		const names = name.endsWith('.ts') ? exportsOf(join(folder, file)) : [];
		if (!name.startsWith('+server')) methods.add('GET');
		if (names.includes('actions')) methods.add('POST');
		for (const one of names) if (METHODS.some((method) => method === one)) methods.add(one);
		// It would answer every method, which no table can list.
		expect(names, file).not.toContain('fallback');
	}
	return routes;
}

function exportsOf(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	return source.statements.flatMap((statement) => {
		if (ts.isExportDeclaration(statement) && statement.exportClause) {
			return ts.isNamedExports(statement.exportClause)
				? statement.exportClause.elements.map((element) => element.name.text)
				: [];
		}
		const exported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (!exported) return [];
		if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? ''];
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.map(({ name }) => name.getText(source));
	});
}

const routes = routesOf('src/routes');

test('every route has an entry, every entry a route', () => {
	expect([...routes.keys()].sort()).toEqual(Object.keys(ROUTES).sort());
});

test('every method that a route answers is listed, and no other', () => {
	for (const [route, methods] of routes) {
		expect(Object.keys(ROUTES[route] ?? {}).sort(), route).toEqual([...methods].sort());
	}
});

test('strangers change nothing: they only sign in, or take a link that was sent to them', () => {
	const changing = Object.entries(ROUTES).flatMap(([route, methods]) =>
		Object.entries(methods)
			.filter(([method, roles]) => method !== 'GET' && roles.includes('stranger'))
			.map(([method]) => `${method} ${route}`),
	);
	expect(changing).toEqual([
		'POST /account/first/[token]',
		'POST /account/forgotten',
		'POST /account/invitation/[token]',
		'POST /account/reset/[token]',
		'POST /account/sign-in',
	]);
});

test.each([
	['stranger', '/api/v1/plans', 'GET', true],
	['stranger', '/api/v1/plans', 'HEAD', true],
	['reader', '/api/v1/plans', 'OPTIONS', true],
	['stranger', '/api/v1/plans', 'POST', false],
	['administrator', '/api/v1/plans', 'DELETE', false],
	['administrator', '/api/v1/plans', 'get', false],
	['administrator', '/api/v1/plans', 'constructor', false],
	['administrator', '/not/listed', 'GET', false],
	['administrator', null, 'GET', false],
	['administrator', '__proto__', 'GET', false],
	['administrator', 'constructor', 'GET', false],
] as const)('%s, %s %s: %s', (role, route, method, expected) => {
	expect(may([role], route, method)).toBe(expected);
});

test('Allow lists what the route answers', () => {
	expect(allowedMethods('/api/v1/plans')).toEqual(['GET', 'HEAD', 'OPTIONS']);
	expect(allowedMethods('/not/listed')).toEqual([]);
	expect(allowedMethods('constructor')).toEqual([]);
});

test('coordinators invite partner people only, partners nobody', () => {
	const invited = (role: (typeof ROLES)[number]) => ROLES.filter((given) => mayGive(role, given));
	expect(invited('administrator')).toEqual(ROLES);
	expect(invited('coordinator')).toEqual(['partner_reporter', 'partner_approver']);
	expect(ROLES.slice(2).flatMap(invited)).toEqual([]);
});
