import { customType } from 'drizzle-orm/sqlite-core';
import { readText, writeText, type Localised, type StoredText } from '../../src/lib/plan/text.ts';

/** The one kind of column for names and texts in several languages: the JSON of `{ en, … }`. SQL asks `name ->> 'en'`. */
export const localisedText = customType<{ data: Localised; driverData: StoredText }>({
	dataType: () => 'text',
	fromDriver: (stored) => readText(stored),
	toDriver: (text) => writeText(text),
});
