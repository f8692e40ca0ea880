import tokens from '#lib/styles/tokens.css?raw';

const COLOURS = new Map(
	[...tokens.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name, colour]) => [name, colour]),
);

/** A drawing with the colours themselves in place of their names: a file has no style sheet. */
export function withColours(drawing: string): string {
	return drawing.replaceAll(/="var\(--([\w-]+)\)"/g, (whole, name: string) => {
		const colour = COLOURS.get(name);
		return colour === undefined ? whole : `="${colour}"`;
	});
}
