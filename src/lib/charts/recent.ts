/** The last things that were made, each under its name; the one that was asked for the longest ago goes first. */
export class Recent<Thing> {
	readonly #things = new Map<string, Thing>();
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	/** What was made under that name, or what `make` makes now. */
	take(name: string, make: () => Thing): Thing {
		const thing = this.#things.get(name) ?? make();
		this.#things.delete(name);
		this.#things.set(name, thing);
		for (const oldest of this.#things.keys()) {
			if (this.#things.size <= this.#most) break;
			this.#things.delete(oldest);
		}
		return thing;
	}
}
