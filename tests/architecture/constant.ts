/**
 * What an expression can come to, worked out from the source alone: text put together from literals, constants of any
 * module, small functions, and names whose type says which few values they can have.
 */
import ts from 'typescript';
import { Choice, forced, Lazy, Unknown } from './choice.ts';

type Bound = ReadonlyMap<ts.Symbol, Lazy>;
type Called = (...given: Lazy[]) => unknown;
type FunctionNode = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

const MOST_CHOICES = 512;

export class Constants {
	readonly #checker: ts.TypeChecker;
	/** The calls of each function, by its declaration. */
	readonly #calls: ReadonlyMap<ts.Node, readonly ts.CallExpression[]>;
	#choices: ReadonlyMap<string, unknown> = new Map();
	/** Constants of modules, as these choices make them. */
	readonly #constants = new Map<ts.Node, unknown>();

	constructor(checker: ts.TypeChecker, calls: ReadonlyMap<ts.Node, readonly ts.CallExpression[]>) {
		this.#checker = checker;
		this.#calls = calls;
	}

	/** Every value that the expression can have, at most some hundred; undefined: only a run knows. */
	valuesOf(expression: ts.Expression): unknown[] | undefined {
		const found = new Set<unknown>();
		const open: ReadonlyMap<string, unknown>[] = [new Map()];
		for (let tried = 0; open.length > 0; tried++) {
			if (tried > MOST_CHOICES) return undefined;
			const choices = open.pop() ?? new Map<string, unknown>();
			this.#choices = choices;
			this.#constants.clear();
			try {
				found.add(this.#value(expression, new Map()));
			} catch (error) {
				if (error instanceof Unknown) return undefined;
				if (!(error instanceof Choice)) throw error;
				for (const option of error.options) open.push(new Map([...choices, [error.key, option]]));
			}
		}
		return [...found];
	}

	#choose(at: ts.Node, what: string, options: readonly unknown[]): unknown {
		const key = `${at.getSourceFile().fileName}:${at.pos} ${what}`;
		if (this.#choices.has(key)) return this.#choices.get(key);
		if (options.length === 0) throw new Unknown(what);
		throw new Choice(key, options);
	}

	#value(node: ts.Expression, bound: Bound): unknown {
		if (ts.isStringLiteralLike(node)) return node.text;
		if (ts.isNumericLiteral(node)) return Number(node.text);
		if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
		if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
		if (node.kind === ts.SyntaxKind.NullKeyword) return null;
		if (
			ts.isParenthesizedExpression(node) ||
			ts.isAsExpression(node) ||
			ts.isSatisfiesExpression(node) ||
			ts.isNonNullExpression(node)
		) {
			return this.#value(node.expression, bound);
		}
		if (ts.isTemplateExpression(node)) {
			const spans = node.templateSpans.map(
				({ expression, literal }) => this.#text(expression, bound) + literal.text,
			);
			return node.head.text + spans.join('');
		}
		if (ts.isArrayLiteralExpression(node)) {
			return node.elements.flatMap((element) =>
				ts.isSpreadElement(element)
					? this.#list(element.expression, bound)
					: [new Lazy(() => this.#value(element, bound))],
			);
		}
		if (ts.isObjectLiteralExpression(node)) return this.#object(node, bound);
		if (ts.isArrowFunction(node)) return this.#called(node, bound);
		if (ts.isConditionalExpression(node)) {
			return this.#value(this.#holds(node.condition, bound) ? node.whenTrue : node.whenFalse, bound);
		}
		return this.#orOfItsType(node, () => {
			if (ts.isIdentifier(node)) return this.#named(this.#symbolOf(node), bound);
			if (ts.isPropertyAccessExpression(node)) return this.#property(node, bound);
			if (ts.isElementAccessExpression(node)) return this.#element(node, bound);
			if (ts.isCallExpression(node)) return this.#call(node, bound);
			if (ts.isBinaryExpression(node)) return this.#binary(node, bound);
			if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
				return !this.#holds(node.operand, bound);
			}
			throw new Unknown(node.getText());
		});
	}

	#text(node: ts.Expression, bound: Bound): string {
		const value = this.#value(node, bound);
		if (typeof value === 'string' || typeof value === 'number') return String(value);
		throw new Unknown(node.getText());
	}

	#list(node: ts.Expression, bound: Bound): unknown[] {
		const value = this.#value(node, bound);
		if (Array.isArray(value)) return value;
		throw new Unknown(node.getText());
	}

	#object(node: ts.ObjectLiteralExpression, bound: Bound): Record<string, Lazy> {
		return Object.fromEntries(
			node.properties.flatMap((property): [string, Lazy][] => {
				if (ts.isPropertyAssignment(property)) {
					return [[nameOf(property.name), new Lazy(() => this.#value(property.initializer, bound))]];
				}
				if (!ts.isShorthandPropertyAssignment(property)) return [];
				const symbol = this.#checker.getShorthandAssignmentValueSymbol(property);
				return [[property.name.text, new Lazy(() => this.#named(symbol, bound))]];
			}),
		);
	}

	/** Where the source does not say, a type of few literals does. */
	#orOfItsType(node: ts.Expression, value: () => unknown): unknown {
		try {
			return value();
		} catch (error) {
			if (!(error instanceof Unknown)) throw error;
			const type = this.#checker.getTypeAtLocation(node);
			const options = (type.isUnion() ? type.types : [type]).map((one) => {
				if (one.isStringLiteral() || one.isNumberLiteral()) return one.value;
				throw error;
			});
			return this.#choose(this.#rootOf(node), node.getText(), options);
		}
	}

	#rootOf(node: ts.Expression): ts.Node {
		let root = node;
		while (ts.isPropertyAccessExpression(root)) root = root.expression;
		return this.#symbolOf(root)?.declarations?.[0] ?? node;
	}

	#holds(condition: ts.Expression, bound: Bound): boolean {
		try {
			return Boolean(this.#value(condition, bound));
		} catch (error) {
			if (!(error instanceof Unknown)) throw error;
			return this.#choose(condition, condition.getText(), [true, false]) === true;
		}
	}

	#symbolOf(node: ts.Node): ts.Symbol | undefined {
		const symbol = this.#checker.getSymbolAtLocation(node);
		return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
	}

	#named(symbol: ts.Symbol | undefined, bound: Bound): unknown {
		const known = symbol && bound.get(symbol);
		if (known) return known.value();
		const declaration = symbol?.declarations?.[0];
		if (declaration && ts.isFunctionDeclaration(declaration)) return this.#called(declaration, bound);
		if (declaration && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))) {
			return this.#declared(declaration, bound);
		}
		if (declaration && ts.isBindingElement(declaration)) return this.#part(declaration, bound);
		throw new Unknown(symbol?.name);
	}

	#declared(declaration: ts.VariableDeclaration | ts.ParameterDeclaration, bound: Bound): unknown {
		if (ts.isParameter(declaration)) return this.#given(declaration);
		const list = declaration.parent;
		if (ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent)) {
			const among = this.#list(list.parent.expression, bound);
			const at = this.#choose(
				declaration,
				'element',
				among.map((_, i) => i),
			);
			return forced(among[Number(at)]);
		}
		const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
		if (!declaration.initializer || !isConstant) throw new Unknown(declaration.getText());
		const known = this.#constants.get(declaration);
		const value = known ?? this.#value(declaration.initializer, bound);
		// One object, however often it is named: it is compared.
		if (ts.isSourceFile(list.parent.parent)) this.#constants.set(declaration, value);
		return value;
	}

	/** What a function's callers give it: one of its calls is chosen for all of its parameters. */
	#given(parameter: ts.ParameterDeclaration): unknown {
		const owner = parameter.parent;
		const calls = this.#calls.get(owner) ?? [];
		const at = this.#choose(
			owner,
			'call',
			calls.map((_, i) => i),
		);
		const argument = calls[Number(at)]?.arguments[owner.parameters.indexOf(parameter)];
		if (!argument) throw new Unknown(parameter.getText());
		return this.#value(argument, new Map());
	}

	/** A name inside a pattern: `{ table }`, `[table, ids]`. */
	#part(element: ts.BindingElement, bound: Bound): unknown {
		const { parent: pattern } = element;
		const whole = ts.isBindingElement(pattern.parent)
			? this.#part(pattern.parent, bound)
			: this.#declared(pattern.parent, bound);
		const key = ts.isArrayBindingPattern(pattern)
			? String(pattern.elements.indexOf(element))
			: nameOf(element.propertyName ?? element.name);
		return this.#member(whole, key);
	}

	#member(whole: unknown, key: string): unknown {
		if (typeof whole === 'object' && whole !== null && key in whole) {
			return forced((whole as Record<string, unknown>)[key]);
		}
		throw new Unknown(key);
	}

	#property(node: ts.PropertyAccessExpression, bound: Bound): unknown {
		return this.#member(this.#value(node.expression, bound), node.name.text);
	}

	/** Of a table of values by name: each of them where the name is not told. */
	#element({ expression, argumentExpression }: ts.ElementAccessExpression, bound: Bound): unknown {
		const whole = this.#value(expression, bound);
		try {
			return this.#member(whole, String(this.#value(argumentExpression, bound)));
		} catch (error) {
			if (!(error instanceof Unknown) || typeof whole !== 'object' || whole === null) throw error;
			return this.#member(whole, String(this.#choose(argumentExpression, 'key', Object.keys(whole))));
		}
	}

	#binary({ left, operatorToken, right }: ts.BinaryExpression, bound: Bound): unknown {
		const value = this.#value(left, bound);
		if (operatorToken.kind === ts.SyntaxKind.PlusToken)
			return this.#text(left, bound) + this.#text(right, bound);
		if (operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken)
			return value === this.#value(right, bound);
		if (operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) {
			return value !== this.#value(right, bound);
		}
		throw new Unknown(operatorToken.getText());
	}

	#call(node: ts.CallExpression, bound: Bound): unknown {
		const { expression: callee } = node;
		if (ts.isPropertyAccessExpression(callee)) {
			const on = this.#value(callee.expression, bound);
			if (Array.isArray(on)) return this.#ofList(on, callee.name.text, node, bound);
			throw new Unknown(node.getText());
		}
		const called = this.#value(callee, bound);
		if (typeof called !== 'function') throw new Unknown(node.getText());
		const given = node.arguments.map((argument) => new Lazy(() => this.#value(argument, bound)));
		return (called as Called)(...given);
	}

	#ofList(list: unknown[], method: string, { arguments: given }: ts.CallExpression, bound: Bound): unknown {
		const [first] = given;
		if (method === 'join') {
			return list.map((one) => String(forced(one))).join(first ? this.#text(first, bound) : ',');
		}
		const each = first && this.#value(first, bound);
		if (method !== 'map' || typeof each !== 'function') throw new Unknown(method);
		return list.map((one, i) => (each as Called)(new Lazy(() => forced(one)), new Lazy(() => i)));
	}

	#called(node: FunctionNode, outer: Bound): Called {
		return (...given) => {
			const bound = new Map(outer);
			for (const [i, parameter] of node.parameters.entries()) {
				const symbol = this.#checker.getSymbolAtLocation(parameter.name);
				const value = given[i];
				if (symbol && value) bound.set(symbol, value);
			}
			const { body } = node;
			if (!body) throw new Unknown('a body');
			if (!ts.isBlock(body)) return this.#value(body, bound);
			const last = body.statements.at(-1);
			const isPlain = body.statements.slice(0, -1).every(ts.isVariableStatement);
			if (!isPlain || !last || !ts.isReturnStatement(last) || !last.expression) throw new Unknown('a way');
			return this.#value(last.expression, bound);
		};
	}
}

function nameOf(name: ts.PropertyName | ts.BindingName): string {
	return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
}
