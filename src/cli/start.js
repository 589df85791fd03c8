// `npm start`: installs what is missing, builds, serves the dashboard, prints the address.
import { ensurePackages, run } from './setup.js';

ensurePackages();
const built = run('npx', ['vite', 'build', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);
process.exit(run('npx', ['vite', 'preview', '--host', '127.0.0.1', '--port', '4173']));
