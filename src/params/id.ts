/** An identifier of a row: digits that a number holds exactly. */
export const match = (text: string) => /^[1-9]\d{0,14}$/.test(text);
