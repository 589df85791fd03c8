/** The whole screen given to the page, where the browser allows it; a refusal leaves the page in its window. */
export class FullScreen {
	isOn = $state(false);

	/** Reads what the browser did: the reader may leave with its own key. */
	follow(): void {
		this.isOn = document.fullscreenElement !== null;
	}

	async enter(): Promise<void> {
		if (!document.fullscreenEnabled || this.isOn) return;
		try {
			await document.documentElement.requestFullscreen();
		} catch (cause) {
			if (!(cause instanceof TypeError)) throw cause;
		}
	}

	async leave(): Promise<void> {
		if (document.fullscreenElement !== null) await document.exitFullscreen();
	}

	toggle(): Promise<void> {
		return this.isOn ? this.leave() : this.enter();
	}
}
