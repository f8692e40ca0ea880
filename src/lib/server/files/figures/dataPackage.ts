import { plain } from '#lib/i18n/locale.ts';
import { quarterLong } from '#lib/i18n/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { windowDates } from '#lib/plan/planYear.ts';
import { languagesOf, ALL_LANGUAGES } from '#lib/publication/fileLanguage.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import type { FileEdition } from '../edition.ts';
import type { FileKind } from '../kind.ts';
import { citationOf } from './citation.ts';
import { figureColumns } from './columns.ts';
import { hdxGroup } from './hdxGroup.ts';

/** Published each quarter: days, as the Humanitarian Data Exchange counts. */
const FREQUENCY = '90';
const NUMBERS = new Set(['year', 'place_level', 'value']);

/**
 * What the files are, as Frictionless describes a data package, with what the Humanitarian Data Exchange asks of a data
 * set under `hdx`: a harvester needs no hand. Source: docs/exchange.md, Files of a quarter.
 * @param kinds every file that there is beside it
 */
export async function dataPackage(edition: FileEdition, kinds: readonly FileKind[]): Promise<Uint8Array> {
	const { reader, scope, period } = edition;
	const { plan, sector } = scope;
	const about = citationOf(edition);
	const { publisher = plan.name, maintainer = plan.contacts[0] ?? '', tags = [] } = plan.credits;
	const title = `${plain(plan.name)}: ${plain(sector.name)}, ${quarterLong(period, scope.plan)}`;
	const notes = m.data_package_notes({ title });
	const name = [plan.code, sector.code, period.year, `q${period.quarter}`].join('-').toLowerCase();
	const [country] = (await listPlaces(reader, plan.id, period)).values();
	const methodology = m.data_package_methodology({ address: about.method });
	const days = windowDates(period, 'quarter', scope.plan);
	const described = {
		profile: 'data-package',
		...{ name, title, description: notes },
		version: about.revision,
		created: about.published_at ?? about.as_of,
		homepage: about.address,
		licenses: [{ name: about.licence, title: about.licence }],
		sources: [{ title: about.source, path: about.address }],
		contributors: [
			{ title: plain(publisher), role: 'publisher' },
			{ title: maintainer, role: 'maintainer' },
		],
		keywords: tags,
		...about,
		demonstration: plan.demonstration,
		resources: kinds.flatMap((kind) => resourcesOf(kind, edition)),
		hdx: {
			...{ name, title, notes, private: false },
			dataset_source: about.source,
			owner_org: plain(publisher),
			maintainer,
			dataset_date: `[${days.from}T00:00:00 TO ${days.to}T23:59:59]`,
			data_update_frequency: FREQUENCY,
			groups: country ? [{ name: hdxGroup(country.pcode) }] : [],
			license_id: about.licence,
			methodology: 'Other',
			methodology_other: methodology,
			tags: tags.map((tag) => ({ name: tag })),
		},
	};
	return new TextEncoder().encode(`${JSON.stringify(described, null, '\t')}\n`);
}

function resourcesOf({ name, type, languages }: FileKind, edition: FileEdition) {
	const [mediatype, encoding] = type.split('; charset=');
	const { address } = edition;
	const { origin, pathname } = new URL(address);
	return languagesOf(languages).map((language) => ({
		name: language === ALL_LANGUAGES ? slug(name) : `${slug(name)}-${language}`,
		title: name,
		description: name,
		path: `${origin}${language === ALL_LANGUAGES || language === 'en' ? '' : `/${language}`}${pathname}/files/${name}`,
		format: name.split('.').at(-1),
		mediatype,
		...(encoding && { encoding }),
		...(language !== ALL_LANGUAGES && { language }),
		...(name.endsWith('.csv') && {
			// A row of HXL tags stands below the names.
			dialect: { header: true, commentRows: [2] },
			schema: {
				fields: figureColumns(edition).map((column) => ({
					name: column.name,
					type: NUMBERS.has(column.name) ? 'number' : 'string',
					'hxl:tag': column.tag,
				})),
				missingValues: [''],
			},
		}),
	}));
}

function slug(name: string): string {
	return name.replaceAll('.', '-');
}
