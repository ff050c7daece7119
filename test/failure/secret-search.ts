/** Looks for secrets in bytes: as they are, as UTF-16, as hexadecimal and as base64 at any offset. */

export interface Needle {
  readonly secret: string;
  readonly form: string;
  readonly bytes: Buffer;
}

export function needlesOf(secrets: Iterable<string>): readonly Needle[] {
  return [...secrets].flatMap((secret) =>
    formsOf(secret).map(([form, bytes]) => ({ secret, form, bytes })),
  );
}

/** @returns what was found, as `hex of kana…`; the secret itself is cut off */
export function findSecrets(bytes: Buffer, needles: readonly Needle[]): readonly string[] {
  return needles
    .filter((needle) => bytes.includes(needle.bytes))
    .map(({ secret, form }) => `${form} of ${secret.slice(0, 4)}…`);
}

/** Each form in which a secret might slip out. */
export function formsOf(secret: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(secret);
  const little = Buffer.from(secret, 'utf16le');
  const big = Buffer.from(little).swap16();
  const texts = [utf8, little, big].flatMap((bytes) => [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => [
      base64At(bytes, offset, 'base64'),
      base64At(bytes, offset, 'base64url'),
    ]),
  ]);
  const names = ['UTF-8', 'UTF-16LE', 'UTF-16BE'] as const;
  return [
    ...[utf8, little, big].map((bytes, index) => [names[index] ?? '', bytes] as const),
    ...texts.map(
      (text) => [/^[0-9a-fA-F]+$/.test(text) ? 'hex' : 'base64', Buffer.from(text)] as const,
    ),
  ];
}

/** The characters of base64 that these bytes alone decide, when so many others stand before them. */
function base64At(bytes: Buffer, offset: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding);
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}
