/**
 * For SQL text: what a text in several languages is in the one that the parameter `@language` names; in English where it
 * has none there.
 * @param column of the text, such as `o.name`
 */
export function textIn(column: string): string {
	return `coalesce(${column} ->> @language, ${column} ->> 'en')`;
}
