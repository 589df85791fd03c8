import type { Finding } from './finding.ts';
import { cellMessages } from './messages/cells.ts';
import { fileMessages } from './messages/files.ts';
import { formatMessages } from './messages/formats.ts';
import { integrityMessages } from './messages/integrity.ts';
import { linkMessages } from './messages/links.ts';
import { typeset, type MessageDefinition, type Occurrence } from './messages/message.ts';

/** Every rule of the extracts, by stable code: its severity, its sentence and what to do. */
export const messages = {
	...fileMessages,
	...formatMessages,
	...cellMessages,
	...linkMessages,
	...integrityMessages,
} as const satisfies Record<string, MessageDefinition>;

export type FindingCode = keyof typeof messages;

/** The finding of a rule for what was met; its sentences carry French typography. */
export function buildFinding(code: FindingCode, occurrence: Occurrence): Finding {
	const definition: MessageDefinition = messages[code];
	const { place, rows, count, expected } = occurrence;
	return {
		code,
		severity: definition.severity,
		...(place.file === undefined ? {} : { file: place.file }),
		...(place.table === undefined ? {} : { table: place.table }),
		...(place.column === undefined ? {} : { column: place.column }),
		...(rows.length === 0 ? {} : { rows: [...rows] }),
		count,
		...(expected === undefined ? {} : { expected: typeset(expected) }),
		message: typeset(definition.message(occurrence)),
		advice: typeset(definition.advice(occurrence)),
	};
}
