import fc from 'fast-check';

/** How many times longer than usual property tests look: 1 in `npm test`, more in `npm run fuzz`. */
export const FUZZ = Math.max(1, Number(process.env['JALONS_FUZZ'] ?? '1') || 1);

const USUAL = 100;

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: USUAL * FUZZ });
