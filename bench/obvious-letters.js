// The same letters as anybody would print them with pdfkit: every page from the top, every line by text(),
// fonts by their paths, the document piped into the file. What stands where comes from the same templates;
// only the drawing is the obvious one.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import encodeQR from 'qr';
import { built, letterSettings } from './letter-job.js';

const { createJapaneseDates } = await built('letters/japanese-date');
const { letterFontSpecifiers } = await built('letters/letter-assets');
const { letterValues, runValues, secretValue } = await built('letters/letter-values');
const { aidLinesOf, isCapital, readingAidOf } = await built('letters/reading-aid');
const { printedElements } = await built('letters/printed-elements');
const { readLetterTemplate } = await built('letters/template/letter-template');
const { linesOf } = await built('letters/template/wording');

const mm = 72 / 25.4;

export async function printObviously(letters, assets, path) {
  const { kind, print, site, issuedAt } = letterSettings;
  const { layout, wordings } = readLetterTemplate(kind, print.format, assets.templates);
  const { fixed, variable } = printedElements(layout, print);
  const dates = createJapaneseDates(site.timeZone);
  const run = runValues({ ...letterSettings, language: 'ja' }, 'ja', dates);

  const document = new PDFDocument({
    ...{ size: 'A4', margin: 0, font: null, autoFirstPage: false },
    info: { CreationDate: issuedAt, Title: 'letters' },
  });
  for (const font of ['text', 'textBold', 'secret']) {
    const specifier = letterFontSpecifiers[font];
    document.registerFont(font, fileURLToPath(import.meta.resolve(specifier)));
  }
  const out = document.pipe(createWriteStream(path));

  const set = (text, { font, size, leading }, box, options = {}) => {
    document.font(font).fontSize(size);
    const lineGap = size * leading - document.currentLineHeight();
    document.text(text, box.x * mm, box.y * mm, { width: box.width * mm, lineGap, ...options });
  };
  const lines = (key, values) => {
    const wording = wordings.ja.get(key);
    return wording === undefined ? [] : linesOf(wording, values);
  };
  const draw = (element, values, letter) => {
    const { box } = element;
    if (!element.when.every((condition) => values.holds.has(condition))) return;
    switch (element.type) {
      case 'text': {
        const said = lines(element.text, values);
        const height = said.length * element.style.size * element.style.leading;
        const y = element.vertical === 'top' ? box.y : box.y + (box.height - height / mm) / 2;
        set(said.join('\n'), element.style, { ...box, y }, { align: element.align });
        return;
      }
      case 'list': {
        let { y } = box;
        for (const [index, item] of lines(element.text, values).entries()) {
          set(String(index + 1), element.style, { ...box, y, width: element.numberWidth });
          const width = box.width - element.numberWidth;
          set(item, element.style, { ...box, y, x: box.x + element.numberWidth, width });
          y = document.y / mm + element.gap;
        }
        return;
      }
      case 'value':
        set(values.text.get(element.value) ?? '', element.style, box);
        return;
      case 'address': {
        const { postalCode = '', address, organisation, department, name } = letter.recipient;
        set(postalCode, element.postalCode, box);
        const rows = [...address, `${organisation ?? ''}\u3000${department ?? ''}`].join('\n');
        set(rows, element.lines, { ...box, y: document.y / mm });
        set(`${name}\u3000様`, element.name, { ...box, y: document.y / mm });
        const controlNumber = values.text.get('controlNumber') ?? '';
        set(controlNumber, element.controlNumber, { ...box, y: document.y / mm - 4 }, right);
        return;
      }
      case 'secret':
        drawSecret(document, element, secretValue(letter, element.value));
        return;
      case 'qr':
        drawQr(document, site.downloadUrl, box);
        return;
      case 'rect':
        document.rect(box.x * mm, box.y * mm, box.width * mm, box.height * mm);
        if (element.fill === undefined) document.lineWidth(element.stroke * mm).stroke();
        else document.fill();
        return;
    }
  };
  for (const letter of letters) {
    document.addPage();
    const values = letterValues(letter, run, dates);
    for (const element of [...fixed, ...variable]) draw(element, values, letter);
  }
  document.end();
  await finished(out);
}

const right = { align: 'right' };

/** Character by character with its reading, as many in a row as there is room for. */
function drawSecret(document, element, text) {
  const { box, style, aidStyle, groupSize, columns } = element;
  const [{ groupsPerRow, pitch, gap, row }] = columns;
  const centred = (word, { font, size }, centre, y) => {
    document.font(font).fontSize(size);
    const x = centre * mm - document.widthOfString(word) / 2;
    document.text(word, x, y * mm, { lineBreak: false });
  };
  for (const [index, character] of Array.from(text).entries()) {
    const place = index % (groupsPerRow * groupSize);
    const x = box.x + place * pitch + Math.floor(place / groupSize) * gap + pitch / 2;
    const y = box.y + Math.floor(index / (groupsPerRow * groupSize)) * row;
    const aid = readingAidOf(character);
    for (const [line, word] of aidLinesOf(aid, 'reading', 'ja').entries()) {
      centred(word, aidStyle, x, y + line * 3);
    }
    centred(character, style, x, y + 6.5);
    if (isCapital(character)) document.rect((x - 2) * mm, (y + 13) * mm, 4 * mm, 1).fill();
  }
}

function drawQr(document, url, { x, y, width }) {
  const modules = encodeQR(url, 'raw', { ecc: 'medium', border: 4 });
  const side = (width * mm) / modules.length;
  for (const [line, row] of modules.entries()) {
    for (const [column, dark] of row.entries()) {
      if (dark) document.rect(x * mm + column * side, y * mm + line * side, side, side);
    }
  }
  document.fill();
}
