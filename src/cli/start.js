// `npm start`: installs what is missing, builds, serves the dashboard, prints the address.
import { ensurePackages, run } from './setup.js';

const PORT = 4173;

ensurePackages();
const built = run('npx', ['vite', 'build', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);
process.exit(run('node', ['src/cli/preview.js', String(PORT)]));
