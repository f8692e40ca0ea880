/** What people type of a row, into a form, a workbook or a paste. */
import { ROW, ROW_FIELDS, type FieldType, type RowField } from './row.ts';

export interface TypedField {
	readonly name: RowField;
	/** Of its column, by which texts that people type are told apart. */
	readonly code: string;
	readonly type: FieldType;
	/** Its column may be absent. */
	readonly further: boolean;
}

/** In the order of ROW. */
export const TYPED_FIELDS: readonly TypedField[] = ROW_FIELDS.flatMap((name) => {
	const { workbook: code, type, further = false } = ROW[name];
	return code === undefined ? [] : [{ name, code, type, further }];
});
