/** The pages made larger for a room, without their rail, until the reader leaves this mode or the visit ends. */
export class LargeMode {
	isOn = $state(false);

	set(isOn: boolean): void {
		this.isOn = isOn;
		if (isOn) document.documentElement.dataset.projection = 'oui';
		else delete document.documentElement.dataset.projection;
	}

	/** Takes the keys of the mode: Alt + P enters and leaves, Échap leaves. Returns whether the key was one of them. */
	take(event: KeyboardEvent): boolean {
		const isToggle = event.altKey && !event.ctrlKey && event.code === 'KeyP';
		const isLeaving = this.isOn && event.key === 'Escape';
		if (!isToggle && !isLeaving) return false;
		this.set(isToggle ? !this.isOn : false);
		return true;
	}
}
