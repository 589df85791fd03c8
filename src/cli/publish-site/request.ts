import { readArguments, wrongUse } from '../arguments.ts';

const USAGE = `Usage : npm run publish-site -- --data DOSSIER --period 2020 --out DOSSIER [--previous DOSSIER]
Un exercice seul vaut l’année et ses semestres ; sinon la liste donnée : 2020,2020-S1.
--previous, à répéter : dossier d’une édition de diffusion déjà publiée.`;

/** What the command was asked for. */
export interface SiteRequest {
	readonly data: string;
	/** As written: one exercise alone stands for its year and its semesters. */
	readonly periods: readonly string[];
	readonly out: string;
	/** Folders of the editions published before. */
	readonly previous: readonly string[];
}

/** The options of `publish-site`; throws a `CommandError` with how to write them. */
export function readRequest(parameters: readonly string[]): SiteRequest {
	const { data, period, out, previous } = readArguments(
		parameters,
		{
			data: { type: 'string' },
			period: { type: 'string' },
			out: { type: 'string' },
			previous: { type: 'string', multiple: true },
		},
		USAGE,
	);
	if (data === undefined || period === undefined || out === undefined) throw wrongUse(USAGE);
	const periods = period.split(',').map((text) => text.trim());
	return { data, periods: [...new Set(periods)], out, previous: previous ?? [] };
}
