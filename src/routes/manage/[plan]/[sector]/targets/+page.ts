/** Arrow keys and pasting go through the grid as through a spreadsheet; without scripts it is a form. */
export const csr = true;
