import { expect, test } from 'vitest';
import { cellsOf } from '#lib/service/cellsOf.ts';
import { ALL_SERVICE_COLUMNS } from '#lib/service/columns.ts';
import { serviceCodes } from '#lib/service/codes.ts';
import { readServices } from '#lib/service/readServices.ts';
import type { Service } from '#lib/service/service.ts';

const SERVICE: Service = {
	...{ code: 'S-1', organisationId: 7, name: { en: 'Clinic', ar: 'عيادة' }, need: 'mental-health' },
	...{ reach: { en: 'Office; 00', fr: 'Bureau' }, eligibility: null, hours: { en: '8–3' }, cost: null },
	...{ languages: ['ar', 'hy'], districtIds: [3, 4], confirmedOn: '2024-05-01', confirmedBy: 'organisation' },
};

test('the cells of a stored service are read as the same service', () => {
	const named = [
		{ id: 7, code: 'DP01', name: { en: 'One' }, kind: 'organisation' },
		{ id: 3, code: 'D3', name: { en: 'Three' }, kind: 'district' },
		{ id: 4, code: 'D4', name: { en: 'Four' }, kind: 'district' },
	];
	const districts = [{ pcode: 'D3' }, { pcode: 'D4' }];
	const cells = cellsOf({ ...SERVICE, organisation: { code: 'DP01' }, districts });
	const rows = [
		{ cells: ALL_SERVICE_COLUMNS, at: 1 },
		{ cells: ALL_SERVICE_COLUMNS.map((column) => cells[column] ?? ''), at: 2 },
	];
	const { lines, faults } = readServices({ rows }, serviceCodes(named, '2024-05-02'), 'x');
	expect(faults.told).toEqual([]);
	expect(lines).toEqual([SERVICE]);
});
