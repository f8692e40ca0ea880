// Pages are complete as the server renders them: links, details and SVG. Nothing on them earns a script's weight yet.
export const csr = false;
