import type { Clauses } from '../../lib/schemas/schemas.ts';
import { actionClauses } from './clauses/action.ts';
import { evaluationClauses } from './clauses/evaluation.ts';
import { annexeClauses, fundClauses } from './clauses/funds.ts';

/** The clauses of the agreement in our own words, in its order: a summary, never a quotation. */
export const clauses: Clauses = {
	clauses: [...actionClauses, ...evaluationClauses, ...fundClauses, ...annexeClauses],
};
