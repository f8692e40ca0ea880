/** Text in lines of at most so many letters, broken at spaces: a picture has no lines of its own. */
export function wrap(text: string, letters: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/)) {
		const last = lines.at(-1);
		if (last === undefined || last.length + word.length + 1 > letters) lines.push(word);
		else lines[lines.length - 1] = `${last} ${word}`;
	}
	return lines;
}
