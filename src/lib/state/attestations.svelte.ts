import {
	findAttestation,
	parseAttestations,
	writeAttestations,
	type Attestation,
} from '../models/attestations.ts';

/** What people attested during the visit: in memory alone, and in the file that they save. */
export class Attestations {
	list = $state.raw<readonly Attestation[]>([]);
	/** Of whoever attests next, kept from a clause to the other. */
	nom = $state('');
	/** ISO day; null until it is chosen, when the day of the visit holds. */
	date = $state<string | null>(null);
	/** Why the last gesture could not be done; empty otherwise. */
	failure = $state('');

	/** Ticks or unticks a clause for an exercise; false, with a sentence, where name or date is missing. */
	toggle(clause: string, exercice: number, today: string): boolean {
		const others = this.list.filter((one) => one.clause !== clause || one.exercice !== exercice);
		this.failure = '';
		if (findAttestation(this.list, clause, exercice) !== undefined) {
			this.list = others;
			return true;
		}
		const nom = this.nom.trim();
		const date = this.date ?? today;
		if (nom === '' || date === '') {
			this.failure =
				nom === ''
					? 'Écrire d’abord le nom de la personne qui atteste.'
					: 'Écrire d’abord la date de l’attestation.';
			return false;
		}
		this.list = [...others, { clause, exercice, nom, date }];
		return true;
	}

	/** Takes what a file says in place of what was ticked; nothing changes where it cannot serve. */
	load(text: string, convention: string): void {
		const read = parseAttestations(text, convention);
		this.failure = read.ok ? '' : read.message;
		if (read.ok) this.list = read.attestations;
	}

	/** The text of the file to save. */
	write(convention: string): string {
		return writeAttestations(convention, this.list);
	}
}
