/** pyca/cryptography, Debian's, by the system's Python: one start for all files. */
import { fileURLToPath } from 'node:url';
import type { Judge } from '../judge.ts';
import { examineFolder, versionOf } from './program.ts';

const python = '/usr/bin/python3';
const program = fileURLToPath(new URL('open_files.py', import.meta.url));

export const pyca: Judge = {
  name: 'pyca/cryptography',
  version: versionOf(
    python,
    ['-c', 'import cryptography; print("v" + cryptography.__version__)'],
    /^v(\S+)/,
  ),
  examine: (exhibits) => examineFolder(python, [program], exhibits),
};
