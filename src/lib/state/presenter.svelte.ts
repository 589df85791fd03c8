import type { ReportDocument } from '../reports/blocks.ts';
import type { Command } from '../ui/slides/commands.ts';
import {
	CHANNEL,
	type Place,
	type PresenterMessage,
	type SlideMessage,
} from '../ui/slides/messages.ts';

/** What the presenter's window shows: the slides of the window that spoke last, and its place. */
export class Presenter {
	document = $state.raw<ReportDocument | null>(null);
	place = $state.raw<Place | null>(null);
	/** Whether the window that projects was closed, or is being loaded again. */
	isAlone = $state(false);

	#channel: BroadcastChannel | null = null;
	#projector = '';
	#deck = '';

	/** Listens, and asks who projects, until the function returned is called. */
	connect(): () => void {
		const channel = new BroadcastChannel(CHANNEL);
		this.#channel = channel;
		channel.onmessage = ({ data }: MessageEvent<SlideMessage>) => {
			this.#hear(data);
		};
		this.#post({ kind: 'bonjour' });
		return () => {
			channel.close();
			this.#channel = null;
		};
	}

	/** Asks the window that projects to do something. */
	ask(command: Command): void {
		this.#post({ kind: 'commande', to: this.#projector, command });
	}

	/** Starts the count of the time anew. */
	restart(): void {
		this.#post({ kind: 'chrono', to: this.#projector });
	}

	#hear(message: SlideMessage): void {
		if (message.kind === 'fin') {
			if (message.from === this.#projector) this.isAlone = true;
		} else if (message.kind === 'jeu') {
			const isMine = this.document === null || message.from === this.#projector;
			if (!isMine && !this.isAlone && !message.isProjecting) return;
			this.#projector = message.from;
			this.#deck = message.deck;
			this.document = message.document;
			this.isAlone = false;
		} else if (message.kind === 'place') {
			if (message.deck === this.#deck) this.place = message.place;
			// Slides that this window has not been given: it asks for them.
			else if (message.place.isProjecting || this.isAlone) this.#post({ kind: 'bonjour' });
		}
	}

	#post(message: PresenterMessage): void {
		this.#channel?.postMessage(message);
	}
}
