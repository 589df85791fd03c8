import { AS_WRITTEN, parseArrangement, type Arrangement } from '../ui/slides/arrangement.ts';

const KEY = 'jalons-diapositives';

/** The order and the choice of slides of each report, kept on this device: ids of slides, no figure and no word. */
export class Arrangements {
	#kept = $state.raw<Readonly<Record<string, Arrangement>>>({});

	/** The arrangement of a report. */
	get(report: string): Arrangement {
		return this.#kept[report] ?? AS_WRITTEN;
	}

	/** Takes what the device keeps for a report, once the page runs. */
	restore(report: string): void {
		this.#kept = { ...this.#kept, [report]: parseArrangement(readKept(report)) };
	}

	/** Changes an arrangement and keeps it. */
	set(report: string, arrangement: Arrangement): void {
		this.#kept = { ...this.#kept, [report]: arrangement };
		keep(report, arrangement);
	}
}

/** Null where the browser keeps nothing: the arrangement then lasts as long as the visit. */
function readKept(report: string): string | null {
	try {
		return localStorage.getItem(`${KEY}-${report}`);
	} catch (cause) {
		if (cause instanceof DOMException) return null;
		throw cause;
	}
}

function keep(report: string, arrangement: Arrangement): void {
	try {
		if (arrangement === AS_WRITTEN) localStorage.removeItem(`${KEY}-${report}`);
		else localStorage.setItem(`${KEY}-${report}`, JSON.stringify(arrangement));
	} catch (cause) {
		if (!(cause instanceof DOMException)) throw cause;
	}
}
