/** Trees by codes: places, groups, parts of composites. */

/**
 * The codes that lie on a circle, each circle once, beginning with the code of it that comes first.
 * @param next what a code leads to; unknown codes lead nowhere
 */
export function findCircles(next: ReadonlyMap<string, readonly string[]>): string[][] {
	const circles: string[][] = [];
	const done = new Set<string>();
	for (const start of next.keys()) {
		// By hand and not by calling itself: a chain may be as long as the file.
		const path: string[] = [];
		const onPath = new Set<string>();
		const stack: { code: string; left: string[] }[] = [];
		const enter = (code: string) => {
			path.push(code);
			onPath.add(code);
			stack.push({ code, left: [...(next.get(code) ?? [])].reverse() });
		};
		if (!done.has(start)) enter(start);
		for (let top = stack.at(-1); top; top = stack.at(-1)) {
			const code = top.left.pop();
			if (code === undefined) {
				done.add(top.code);
				onPath.delete(top.code);
				path.pop();
				stack.pop();
			} else if (onPath.has(code)) circles.push(path.slice(path.indexOf(code)));
			else if (!done.has(code)) enter(code);
		}
	}
	return circles;
}
