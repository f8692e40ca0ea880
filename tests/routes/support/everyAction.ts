/** Every form action that a page has, as its source names it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** As `route ?/name`; an action without a name is `route`. Throws on actions that are not written out as one object. */
export function everyAction(folder = 'src/routes'): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.server.ts'))
		.flatMap((file) => {
			const route = `/${dirname(file)}`.replace(/^\/\.$/, '/');
			return actionsOf(join(folder, file)).map((name) => (name === 'default' ? route : `${route} ?/${name}`));
		})
		.sort();
}

function actionsOf(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
	for (const statement of source.statements) {
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (name.getText(source) !== 'actions') continue;
			if (!initializer || !ts.isObjectLiteralExpression(initializer)) throw new Error(`${file}: actions?`);
			return initializer.properties.map((property) => {
				if (!property.name || !ts.isIdentifier(property.name)) throw new Error(`${file}: an action?`);
				return property.name.text;
			});
		}
	}
	if (/export[^;]*\bactions\b/.test(source.text)) throw new Error(`${file}: actions?`);
	return [];
}
