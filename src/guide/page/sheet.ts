/** The sheet of the guide and its type: A4, millimetres from the top left corner, points for type. */
import type { Style } from '../../letters/template/layout.ts';

export const sheet = { width: 210, height: 297 } as const;

/** Where the text stands; above it the running head, below it the foot. */
export const textArea = { x: 20, y: 23, width: 170, bottom: 279 } as const;

export const headLine = { y: 12.5, rule: 17.5 } as const;
export const footLine = { rule: 282.5, y: 283.5, height: 8 } as const;

const text = (size: number, leading: number): Style => ({
  font: 'text',
  size,
  minSize: size,
  leading,
});
const bold = (size: number, leading: number): Style => ({
  ...text(size, leading),
  font: 'textBold',
});

/** A strong or typed piece of a text changes the face alone. */
export interface GuideStyles {
  readonly title: Style;
  readonly subtitle: Style;
  readonly section: Style;
  readonly heading: Style;
  readonly body: Style;
  readonly small: Style;
  readonly contents: Style;
  readonly running: Style;
  readonly number: Style;
  readonly sampleHead: Style;
}

const usual: GuideStyles = {
  title: bold(24, 1.3),
  subtitle: text(11, 1.45),
  section: bold(16, 1.3),
  heading: bold(12, 1.4),
  body: text(10.5, 1.6),
  small: text(9.5, 1.5),
  contents: text(11, 1.4),
  running: { ...text(8, 1.3), minSize: 6 },
  number: bold(11, 1),
  sampleHead: bold(11, 1),
};

/** The whole guide, and the leaflet of one platform, which shall fill no more than two sheets. */
export const guideStyles: Readonly<Record<'whole' | 'leaflet', GuideStyles>> = {
  whole: usual,
  leaflet: { ...usual, title: bold(20, 1.3), body: text(10, 1.5), small: text(9, 1.42) },
};
