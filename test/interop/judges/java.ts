/** The JDK's own key store, which keytool shows, and BouncyCastle's, which Android's descends from. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Judge } from '../judge.ts';
import { examineFolder, versionOf } from './program.ts';

const jar = '/usr/share/java/bcprov.jar';
const program = fileURLToPath(new URL('OpenFiles.java', import.meta.url));
// A run-time without compiler cannot start a program from its source.
const hasCompiler = versionOf('java', ['--list-modules'], /(jdk\.compiler)/) !== undefined;
const jdkVersion = versionOf('java', ['-version'], /version "([^"]+)"/);

export const jdk: Judge = {
  name: 'JDK',
  version: hasCompiler ? jdkVersion : undefined,
  examine: (exhibits) => examineFolder('java', [program, 'JDK'], exhibits),
};

export const bouncyCastle: Judge = {
  name: 'BouncyCastle',
  version:
    hasCompiler && existsSync(jar)
      ? (versionOf('dpkg-query', ['-W', '-f=${Version}', 'libbcprov-java'], /^([\d.]+)/) ??
        'unknown')
      : undefined,
  examine: (exhibits) => examineFolder('java', ['-cp', jar, program, 'BC'], exhibits),
};
