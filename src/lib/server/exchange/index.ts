/** What other subjects may ask of this one, beside its queries. */
export { type LayerProperties } from './boundaries/topology.ts';
export { checkIndicators } from './check/indicators.ts';
export { lostDimensions } from './check/lostDimensions.ts';
export { TABLES } from './csv/columns.ts';
export { CsvParser } from './csv/parser.ts';
export { decodeSent } from './sent/decode.ts';
export { hashBundle } from './hashBundle.ts';
export { Issues } from './issue.ts';
export { publishedBundle } from './published/bundle.ts';
export { sentRows } from './sent/sentRows.ts';
export { sentTable } from './sent/sentTable.ts';
