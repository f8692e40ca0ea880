/** What a line of figures says, in words that programs read: the columns of `figures.csv` and the fields of `figures.json`. */
import { exchangedName } from '#lib/figures/calculations.ts';
import { plain } from '#lib/i18n/locale.ts';
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { confStatus } from '#lib/server/http/answer.ts';
import type { FileEdition } from '../edition.ts';
import type { Column } from '../table.ts';

/** Of the figure. Names are in the language of the file. */
export function figureColumns({ scope }: FileEdition): Column<PublishedFigure>[] {
	const groups = new Map(scope.groups.map((group) => [`${group.dimension} ${group.code}`, group.name]));
	const groupName = ({ dimension, group }: PublishedFigure) => groups.get(`${dimension} ${group}`);
	return [
		{ name: 'year', tag: '#date+year', cell: ({ year }) => year },
		{ name: 'quarter', tag: '#date+quarter', cell: ({ quarter }) => `Q${quarter}` },
		{ name: 'window', tag: '#date+window', cell: ({ window }) => window },
		{ name: 'figure', tag: '#meta+figure', cell: ({ figure }) => figure },
		{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
		{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator?.code ?? null },
		{
			name: 'indicator_name',
			tag: '#indicator+name',
			cell: ({ indicator }) => (indicator ? plain(indicator.name) : null),
		},
		{ name: 'partner', tag: '#org+impl+code', cell: ({ partner }) => partner },
		{ name: 'place_level', tag: '#loc+level', cell: ({ level }) => level },
		{ name: 'place', tag: '#loc+code', cell: ({ place }) => place?.pcode ?? null },
		{ name: 'place_name', tag: '#loc+name', cell: ({ place }) => (place ? plain(place.name) : null) },
		{ name: 'dimension', tag: '#population+dimension', cell: ({ dimension }) => dimension },
		{ name: 'group', tag: '#population+group', cell: ({ group }) => group },
		{
			name: 'group_name',
			tag: '#population+group+name',
			cell: (row) => {
				const name = groupName(row);
				return name ? plain(name) : null;
			},
		},
		{ name: 'value', tag: '#indicator+num', cell: ({ value }) => value },
		{ name: 'unit', tag: '#indicator+unit', cell: ({ unit }) => unit },
		{ name: 'obs_status', tag: '#status+observation', cell: ({ status }) => status },
		{ name: 'conf_status', tag: '#meta+confidentiality', cell: ({ status }) => confStatus(status === 'c') },
		{
			name: 'calculation',
			tag: '#indicator+calculation',
			cell: ({ indicator }) => (indicator ? exchangedName(indicator.calculation) : null),
		},
	];
}
