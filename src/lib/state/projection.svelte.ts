import type { ReportDocument } from '../reports/blocks.ts';
import { readKey, toIndex, type Command } from '../ui/slides/commands.ts';
import { CHANNEL, type ProjectorMessage, type SlideMessage } from '../ui/slides/messages.ts';

const STARTED = 'jalons-projection-debut';

/** What is open over a slide. */
export type Panel = 'notes' | 'sommaire' | 'aide';

/** What a projection cannot do by itself: the browser's own gestures. */
export interface ProjectionHost {
	/** The slides projected, in order, as a document of their own; null before the figures. */
	readonly getDocument: () => ReportDocument | null;
	readonly toggleFullScreen: () => void;
	readonly openPresenter: () => void;
	/** The slide or the state changed: the address follows. */
	readonly onchange: () => void;
}

/** The slides on a screen: where they are, what is open over them, and the presenter told of it. */
export class Projection {
	isOpen = $state(false);
	index = $state(0);
	panel = $state<Panel | null>(null);
	isBlack = $state(false);
	/** Digits typed, waiting for Entrée. */
	digits = $state('');
	startedAt = $state<number | null>(null);

	readonly #host: ProjectionHost;
	readonly #self = crypto.randomUUID();
	#channel: BroadcastChannel | null = null;
	#deck = '';
	#sent: ReportDocument | null = null;

	constructor(host: ProjectionHost) {
		this.#host = host;
	}

	/** Listens to the presenter until the function returned is called. */
	connect(): () => void {
		const channel = new BroadcastChannel(CHANNEL);
		this.#channel = channel;
		channel.onmessage = ({ data }: MessageEvent<SlideMessage>) => {
			this.#hear(data);
		};
		const leave = (): void => {
			this.#post({ kind: 'fin', from: this.#self });
		};
		addEventListener('pagehide', leave);
		return () => {
			removeEventListener('pagehide', leave);
			leave();
			channel.close();
			this.#channel = null;
		};
	}

	/** Opens the projection at a slide, from 0. */
	open(index: number): void {
		this.#show(Date.now());
		this.#go(index);
	}

	/** Opens it at the slide that the address names, from 0; the clock goes on after a reload of the page. */
	resume(index: number): void {
		this.#show(readStart() ?? Date.now());
		this.index = index;
		this.follow();
	}

	/** Ends the projection. */
	close(): void {
		this.isOpen = false;
		this.panel = null;
		this.isBlack = false;
		this.startedAt = null;
		writeStart(null);
		this.#host.onchange();
		this.tell();
	}

	/** What a key does while projecting; true where it did something. */
	press(event: KeyboardEvent): boolean {
		const { command, digits, isTaken } = readKey(event, this.digits);
		this.digits = digits;
		if (command !== null) this.do(command);
		return isTaken;
	}

	/** Carries out a command, whoever gave it. */
	do(command: Command): void {
		if (command.kind === 'plein-ecran') this.#host.toggleFullScreen();
		else if (command.kind === 'presentateur') this.#host.openPresenter();
		else if (command.kind === 'quitter') this.#leave();
		else if (command.kind === 'noir') this.isBlack = !this.isBlack;
		else if (command.kind === 'notes' || command.kind === 'sommaire' || command.kind === 'aide') {
			this.panel = this.panel === command.kind ? null : command.kind;
		} else {
			this.isBlack = false;
			this.#go(toIndex(command, this.index, this.#count()));
			return;
		}
		this.tell();
	}

	/** Keeps the place within the slides, which may have become fewer, and tells the presenter. */
	follow(): void {
		this.index = Math.max(0, Math.min(this.index, this.#count() - 1));
		this.tell();
	}

	/** Says to the presenter where the projection is; the slides themselves only when they changed. */
	tell(): void {
		const document = this.#host.getDocument();
		if (document === null || this.#channel === null) return;
		const { index, isOpen: isProjecting, isBlack, startedAt } = this;
		if (document !== this.#sent) {
			this.#sent = document;
			this.#deck = crypto.randomUUID();
			this.#post({ kind: 'jeu', from: this.#self, deck: this.#deck, document, isProjecting });
		}
		const place = { index, isProjecting, isBlack, startedAt };
		this.#post({ kind: 'place', from: this.#self, deck: this.#deck, place });
	}

	#hear(message: SlideMessage): void {
		if (message.kind === 'bonjour') {
			this.#sent = null;
			this.tell();
		} else if ('to' in message && message.to === this.#self) {
			if (message.kind === 'commande') this.do(message.command);
			else this.#start(Date.now());
			this.tell();
		}
	}

	#leave(): void {
		if (this.panel !== null) this.panel = null;
		else if (this.isBlack) this.isBlack = false;
		else this.close();
	}

	#go(index: number): void {
		this.index = Math.max(0, Math.min(index, this.#count() - 1));
		this.#host.onchange();
		this.tell();
	}

	#count(): number {
		return this.#host.getDocument()?.sections.length ?? 0;
	}

	#show(startedAt: number): void {
		this.isOpen = true;
		this.panel = null;
		this.isBlack = false;
		this.#start(startedAt);
	}

	#start(moment: number): void {
		this.startedAt = moment;
		writeStart(moment);
	}

	#post(message: ProjectorMessage): void {
		this.#channel?.postMessage(message);
	}
}

/** Null where nothing began in this window, or where the browser keeps nothing. */
function readStart(): number | null {
	try {
		const text = sessionStorage.getItem(STARTED);
		return text === null || !/^\d+$/.test(text) ? null : Number(text);
	} catch (cause) {
		if (cause instanceof DOMException) return null;
		throw cause;
	}
}

function writeStart(moment: number | null): void {
	try {
		if (moment === null) sessionStorage.removeItem(STARTED);
		else sessionStorage.setItem(STARTED, String(moment));
	} catch (cause) {
		if (!(cause instanceof DOMException)) throw cause;
	}
}
