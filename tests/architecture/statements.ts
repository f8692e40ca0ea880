/** Every SQL text that the source gives to `rows`, `eachRow` and `run`, with what the caller expects of it. */
import { relative } from 'node:path';
import ts from 'typescript';
import { Constants } from './constant.ts';

export interface Statement {
	/** `path:line` of the call. */
	readonly at: string;
	/** Each text that the call can have; undefined: only a run knows. */
	readonly texts: readonly string[] | undefined;
	/** The type by each name that a row is read by; undefined: nothing is said of the rows. */
	readonly columns: ReadonlyMap<string, string> | undefined;
	/** Names of the parameters given; undefined: they are not told by the type. */
	readonly parameters: readonly string[] | undefined;
}

const ASKING = ['rows', 'eachRow', 'run'];

/** The project's program, for types across files. */
export function projectProgram(extra: readonly string[] = []): ts.Program {
	const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
	const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, host);
	if (!config) throw new Error('tsconfig.json cannot be read');
	const names = config.fileNames.filter((name) => /\/src\/lib\/server\/.*\.ts$|\.d\.ts$/.test(name));
	return ts.createProgram([...names, ...extra], config.options);
}

/** The statements of the files whose path fits. */
export function listStatements(program: ts.Program, files: RegExp): Statement[] {
	const checker = program.getTypeChecker();
	const sources = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
	const calls = sources.flatMap(callsIn);
	const byFunction = new Map<ts.Node, ts.CallExpression[]>();
	for (const call of calls) {
		const declaration = checker.getResolvedSignature(call)?.declaration;
		if (!declaration) continue;
		byFunction.set(declaration, [...(byFunction.get(declaration) ?? []), call]);
	}
	const constants = new Constants(checker, byFunction);
	return calls.flatMap((call) => {
		const path = relative('', call.getSourceFile().fileName);
		const declaration = checker.getResolvedSignature(call)?.declaration;
		const isAsking =
			declaration !== undefined &&
			ts.isFunctionDeclaration(declaration) &&
			ASKING.includes(declaration.name?.text ?? '') &&
			declaration.getSourceFile().fileName.endsWith('/database/driver.ts');
		const [, text, parameters] = call.arguments;
		if (!files.test(path) || !isAsking || !text) return [];
		const values = constants.valuesOf(text);
		return {
			at: `${path}:${call.getSourceFile().getLineAndCharacterOfPosition(call.getStart()).line + 1}`,
			texts: values?.every((value) => typeof value === 'string') ? values : undefined,
			columns: columnsOf(checker, call),
			parameters: parameters ? parametersOf(checker, parameters) : [],
		};
	});
}

function callsIn(node: ts.Node): ts.CallExpression[] {
	const found: ts.CallExpression[] = ts.isCallExpression(node) ? [node] : [];
	ts.forEachChild(node, (child) => {
		found.push(...callsIn(child));
	});
	return found;
}

/** The row type's properties: of what the call promises, a list or a stream of rows. */
function columnsOf(checker: ts.TypeChecker, call: ts.CallExpression): Map<string, string> | undefined {
	let type: ts.Type | undefined = checker.getTypeAtLocation(call);
	while (type && ['Promise', 'Array', 'AsyncGenerator'].includes(type.symbol?.name)) {
		type = checker.getTypeArguments(type as ts.TypeReference)[0];
	}
	if (!type || type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Number)) return undefined;
	const row = type;
	return (
		namesOf(row, checker) &&
		new Map(
			checker
				.getPropertiesOfType(row)
				.map((property) => [property.name, checker.typeToString(checker.getTypeOfSymbol(property))]),
		)
	);
}

/** The names of an object; a spread of a record tells none. */
function parametersOf(checker: ts.TypeChecker, given: ts.Expression): string[] | undefined {
	const spread = ts.isObjectLiteralExpression(given) ? given.properties.filter(ts.isSpreadAssignment) : [];
	const parts = [given, ...spread.map(({ expression }) => expression)].map((part) =>
		namesOf(checker.getTypeAtLocation(part), checker),
	);
	return parts.includes(undefined) ? undefined : parts[0];
}

/** A type's properties, of one of several what any has; undefined: any object at all. */
function namesOf(type: ts.Type, checker: ts.TypeChecker): string[] | undefined {
	if (type.isUnion()) {
		const parts = type.types.map((part) => namesOf(part, checker));
		return parts.includes(undefined) ? undefined : parts.flatMap((names) => names ?? []);
	}
	const isAny = (type.flags & ts.TypeFlags.NonPrimitive) !== 0;
	if (isAny || checker.getIndexInfosOfType(type).length > 0) return undefined;
	return checker.getPropertiesOfType(type).map(({ name }) => name);
}
