/** The house rules as a test: which room may use which, and where each package lives. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

interface Room {
  /** Rooms whose code this one may run. */
  readonly uses: readonly string[];
  /** Rooms whose types alone it may name. */
  readonly names?: readonly string[];
  /** npm packages that live here, and nowhere else unless said so there. */
  readonly packages?: readonly string[];
  /** Doors to the world that only this room may open. */
  readonly builtins?: readonly string[];
}

/** Builtins that are pure computation or types, free for every room. */
const FREE = ['node:crypto', 'node:events', 'node:path', 'node:stream', 'node:util'];

const DOMAIN = [
  'asn1',
  'backup',
  'batch',
  'commands',
  'export',
  'guide',
  'home',
  'importability',
  'inspection',
  'ledger',
  'letters',
  'pkcs12',
  'pkcs8',
  'plan',
  'portal',
  'projection',
  'remake',
  'roster',
  'secrets',
  'settings',
  'site',
  'system',
  'withdrawal',
  'x509',
];

const ROOMS: Readonly<Record<string, Room>> = {
  'main.ts': { uses: ['commands', 'errors.ts', 'system', 'words'] },
  'errors.ts': { uses: [], names: DOMAIN },
  commands: {
    uses: [
      'backup',
      'batch',
      'errors.ts',
      'export',
      'guide',
      'home',
      'importability',
      'inspection',
      'portal',
      'projection',
      'proofing',
      'rehearsal',
      'remake',
      'roster',
      'secrets',
      'settings',
      'site',
      'system',
      'withdrawal',
      'words',
      'x509',
    ],
    names: ['ledger', 'letters'],
    packages: ['commander', 'fast-string-width'],
  },
  rehearsal: {
    // It plays every part: the administrator's, the recipient's, and that of whoever reads the report.
    uses: [
      'asn1',
      'backup',
      'batch',
      'errors.ts',
      'guide',
      'home',
      'inspection',
      'letters',
      'portal',
      'remake',
      'secrets',
      'site',
      'system',
      'withdrawal',
      'x509',
    ],
    names: ['ledger', 'plan', 'roster', 'settings'],
    // As a browser does, it asks the portal over TLS.
    builtins: ['node:https', 'node:tls'],
  },
  // A site's own wording and layout: written out, checked, looked at before anything is issued.
  proofing: {
    uses: ['batch', 'errors.ts', 'letters', 'roster', 'secrets', 'settings', 'system'],
    names: ['home', 'ledger'],
  },
  // Certificates revoked, logins ended; a revoked group may get a new batch.
  withdrawal: {
    uses: ['batch', 'errors.ts', 'home', 'system'],
    names: ['ledger', 'x509'],
  },
  // Carries a home away and brings it back.
  backup: {
    uses: [
      'asn1',
      'batch',
      'errors.ts',
      'home',
      'ledger',
      'projection',
      'settings',
      'system',
      'x509',
    ],
  },
  // Looks again at all that was issued; makes nothing.
  inspection: {
    uses: [
      'batch',
      'errors.ts',
      'home',
      'importability',
      'ledger',
      'pkcs12',
      'projection',
      'secrets',
      'system',
    ],
    names: ['letters'],
    builtins: ['node:worker_threads'],
  },
  // A finished batch's files made again, by the printers of the first time.
  remake: {
    uses: ['batch', 'errors.ts', 'home', 'projection', 'system'],
    names: ['ledger', 'letters', 'secrets'],
  },
  batch: {
    uses: [
      'asn1',
      'errors.ts',
      'home',
      'importability',
      'ledger',
      'letters',
      'pkcs12',
      'plan',
      'projection',
      'roster',
      'secrets',
      // Fills in the form of common names, whose placeholders it knows.
      'settings',
      'system',
      'x509',
    ],
    builtins: ['node:worker_threads'],
  },
  // What a batch's folder holds, and where; the ledger is the truth of it.
  projection: {
    uses: ['asn1', 'errors.ts', 'home', 'ledger', 'system'],
    names: ['letters'],
  },
  // Serves the site over HTTP: it sees no more of a home than the site, and never a secret in clear.
  portal: {
    uses: [
      ...['asn1', 'errors.ts', 'guide', 'home', 'ledger', 'roster', 'secrets', 'site', 'system'],
      ...['words', 'x509'],
    ],
    packages: ['@hono/node-server', 'hono'],
    builtins: ['node:http', 'node:https', 'node:net', 'node:tls', 'node:worker_threads'],
  },
  // What a web server needs to know of a home; exports and the portal see no more of it.
  site: {
    uses: ['asn1', 'errors.ts', 'home', 'ledger', 'roster', 'settings', 'system', 'x509'],
  },
  // Files for servers and devices that hakko does not run.
  export: {
    // The pages that both show are drawn once.
    uses: ['asn1', 'errors.ts', 'guide', 'home', 'portal', 'roster', 'site', 'system'],
  },
  home: {
    uses: ['asn1', 'errors.ts', 'ledger', 'pkcs8', 'secrets', 'settings', 'system', 'x509'],
  },
  // A revocation's reason is one of RFC 5280's.
  ledger: {
    uses: ['errors.ts', 'system', 'x509'],
    names: ['letters'],
    // A second process tries whether a file system's locks hold: one alone cannot know.
    builtins: ['node:child_process', 'node:sqlite'],
  },
  letters: {
    uses: ['errors.ts', 'secrets', 'settings'],
    packages: ['fontkit', 'pdfkit', 'qr', 'unpdf'],
    // Unpacks a PNG to see whether it is whole; packs pages, with settings that pdfkit cannot be given.
    builtins: ['node:zlib'],
  },
  // It is set with the letters' fonts and type, and read as their templates are.
  guide: {
    uses: ['errors.ts', 'letters', 'roster', 'settings', 'system'],
    packages: ['pdfkit'],
  },
  plan: { uses: ['roster'] },
  // What platforms demand of a .p12: about vendors, not about RFC 7292.
  importability: { uses: ['asn1', 'errors.ts', 'pkcs12'], names: ['secrets', 'x509'] },
  roster: { uses: ['secrets'], names: ['system'] },
  pkcs12: { uses: ['asn1', 'errors.ts', 'pkcs8', 'wasm'], names: ['secrets', 'system'] },
  pkcs8: { uses: ['asn1', 'errors.ts', 'secrets'], names: ['system'] },
  x509: { uses: ['asn1', 'errors.ts'], names: ['system'] },
  asn1: { uses: ['errors.ts'], packages: ['node-forge'] },
  secrets: { uses: ['errors.ts', 'wasm'], names: ['system'], packages: ['bcryptjs'] },
  // An assembler for the loops in which nearly all of the time goes that is not node:crypto's.
  wasm: { uses: [] },
  settings: { uses: ['errors.ts', 'x509'], packages: ['yaml'] },
  system: {
    uses: ['errors.ts', 'secrets'],
    packages: ['chalk', 'inquirer'],
    builtins: ['node:child_process', 'node:fs', 'node:os', 'node:timers/promises', 'node:url'],
  },
  // A sentence about the login ID's form is kinder when the form is the usual one.
  words: { uses: ['roster'], names: [...DOMAIN, 'errors.ts'] },
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  /** Room of a relative import. */
  readonly target?: string;
  readonly typeOnly: boolean;
}

const files = globSync('**/*.ts', { cwd: src }).filter((file) => !file.endsWith('.d.ts'));
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has a row in the table for every room, and a room for every row', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ROOMS).sort());
  });

  it('lets each room use only the rooms that its row names', () => {
    const wrong = imports.filter(({ room, target, typeOnly }) => {
      if (target === undefined || target === room) return false;
      const { uses, names = [] } = rowOf(room);
      return !uses.includes(target) && !(typeOnly && names.includes(target));
    });
    expect(
      wrong.map((found) =>
        repair(found, 'Move the code to a room that may, or hand the thing in as a parameter.'),
      ),
    ).toEqual([]);
  });

  it('keeps each package in its room', () => {
    const wrong = imports.filter(({ room, specifier, target }) => {
      if (target !== undefined || specifier.startsWith('node:')) return false;
      return !(rowOf(room).packages ?? []).includes(packageOf(specifier));
    });
    expect(wrong.map((found) => repair(found, 'Ask the room that owns the package.'))).toEqual([]);
  });

  it('lets the world in by one door', () => {
    const wrong = imports.filter(({ room, specifier }) => {
      if (!specifier.startsWith('node:') || FREE.includes(specifier)) return false;
      return !(rowOf(room).builtins ?? []).includes(specifier);
    });
    expect(
      wrong.map((found) => repair(found, 'Take what you need from the context (system/).')),
    ).toEqual([]);
  });

  it.each([
    ['console', /\bconsole\./],
    ['the environment', /\bprocess\.(env|argv|std\w+|cwd|exit)/],
    ['the clock', /\bnew Date\(\)|\bDate\.now\(/],
    ['Math.random', /\bMath\.random/],
    ['randomness of its own', /\brandomBytes\(|\brandomInt\(/],
  ])('reaches for %s only at the door', (_name, pattern) => {
    const allowed = ['system', 'main.ts'];
    const found = files.filter(
      (file) => !allowed.includes(roomOf(file)) && pattern.test(codeOf(file)),
    );
    expect(found).toEqual([]);
  });

  it('opens database files nowhere but in the ledger and names them nowhere but in the home', () => {
    const found = files.filter((file) => /['"`/][\w-]*\.db['"`]/.test(codeOf(file)));
    expect(found).toEqual([join('home', 'home-paths.ts')]);
  });

  it('opens a home to write in one place, where --wait is heard', () => {
    const found = files.filter(
      (file) => roomOf(file) === 'commands' && /\bopenHomeToWrite\b/.test(codeOf(file)),
    );
    expect(found).toEqual([join('commands', 'writing-home.ts')]);
  });

  it('has no barrels, no default exports and no sheds', () => {
    const barrels = files.filter((file) =>
      /(^|[/\\])(index|utils?|helpers?|misc|common)\.ts$/.test(file),
    );
    const defaults = files.filter((file) => /^export default/m.test(codeOf(file)));
    expect([...barrels, ...defaults]).toEqual([]);
  });

  it('keeps files short enough to be read in one sitting', () => {
    const long = files.filter(
      (file) => readFileSync(join(src, file), 'utf8').split('\n').length > 250,
    );
    expect(long).toEqual([]);
  });
});

function roomOf(file: string): string {
  const [first = ''] = file.split(sep);
  // The two languages' tables are the doors of their room.
  return ['ja.ts', 'en.ts'].includes(first) ? 'words' : first;
}

function rowOf(room: string): Room {
  return ROOMS[room] ?? { uses: [] };
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function repair({ file, specifier }: Import, how: string): string {
  return `src/${file} imports ${specifier}. ${how}`;
}

/** Source without comments, so that prose may speak of what code may not do. */
function codeOf(file: string): string {
  const text = readFileSync(join(src, file), 'utf8');
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.')
      ? roomOf(relative(src, resolve(src, dirname(file), specifier)))
      : undefined;
    found.push({
      file,
      room: roomOf(file),
      specifier,
      typeOnly,
      ...(target !== undefined && { target }),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const bindings = clause?.namedBindings;
      const allTypes =
        bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.every((element) => element.isTypeOnly);
      const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes;
      add(node.moduleSpecifier.text, typeOnly);
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
