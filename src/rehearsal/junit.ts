/**
 * Test results in the form of JUnit, which GitLab, Jenkins, Azure DevOps and many more read; the elements
 * are those of the Ant task that began it (Apache Ant, `JUnit` task, `<formatter type="xml">`).
 */

export interface JUnitSuite {
  readonly name: string;
  readonly cases: readonly JUnitCase[];
}

export interface JUnitCase {
  readonly name: string;
  readonly seconds: number;
  /** Each a sentence of what is wrong; none when all is well. */
  readonly failures: readonly string[];
  /** What kept the case from being tried to its end. */
  readonly error?: string;
  readonly skipped?: boolean;
}

/** @returns a whole XML 1.0 document in UTF-8 */
export function formatJUnit(
  name: string,
  startedAt: Date,
  suites: readonly JUnitSuite[],
): Uint8Array {
  const all = suites.flatMap(({ cases }) => cases);
  const timestamp = startedAt.toISOString().slice(0, 19);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...countsOf(all) })}>`,
    ...suites.flatMap((suite) => formatSuite(suite, timestamp)),
    '</testsuites>',
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

function formatSuite({ name, cases }: JUnitSuite, timestamp: string): readonly string[] {
  return [
    `  <testsuite${attributes({ name, ...countsOf(cases), timestamp })}>`,
    ...cases.flatMap((one) => formatCase(one, name)),
    '  </testsuite>',
  ];
}

function formatCase(
  { name, seconds, failures, error, skipped }: JUnitCase,
  classname: string,
): readonly string[] {
  const open = `    <testcase${attributes({ classname, name, time: seconds.toFixed(3) })}`;
  const inside = [
    ...(failures.length > 0 ? [outcome('failure', failures)] : []),
    ...(error === undefined ? [] : [outcome('error', [error])]),
    ...(skipped ? ['      <skipped/>'] : []),
  ];
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, '    </testcase>'];
}

/** The first sentence is what a list of failures shows. */
function outcome(element: 'failure' | 'error', sentences: readonly string[]): string {
  const [message = ''] = sentences;
  return `      <${element}${attributes({ message })}>${escapeXml(sentences.join('\n'))}</${element}>`;
}

function countsOf(cases: readonly JUnitCase[]): Readonly<Record<string, string>> {
  const count = (holds: (one: JUnitCase) => boolean): string => String(cases.filter(holds).length);
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0);
  return {
    tests: String(cases.length),
    failures: count(({ failures }) => failures.length > 0),
    errors: count(({ error }) => error !== undefined),
    skipped: count(({ skipped }) => skipped === true),
    time: seconds.toFixed(3),
  };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return (
    Object.entries(values)
      // A line end in an attribute would be read as a blank (XML 1.0, 3.3.3).
      .map(([name, value]) => ` ${name}="${escapeXml(value).replaceAll('\n', '&#10;')}"`)
      .join('')
  );
}

/** What XML 1.0 (2.2) does not allow at all is shown as the replacement character. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
